"""What lies on disk: files, the manifest, pictures and data tables; the one door that reads."""

from deckgen.project.assets import Assets
from deckgen.project.data import load_data
from deckgen.project.files import DiskFiles, Files, Folders, Lost, MemoryFiles, read_text, source_lines
from deckgen.project.font_files import FontFile
from deckgen.project.front_matter import FrontMatter, SectionFront, read_section_front, split_front_matter
from deckgen.project.load import load_project
from deckgen.project.manifest import Manifest
from deckgen.project.project import Overrides, Project, Source
from deckgen.project.schema import schema_of
from deckgen.project.table import DataTable
from deckgen.project.typed_yaml import Located, read_typed
from deckgen.project.yaml_nodes import YamlText

__all__ = [
    "load_project",
    "Project",
    "Source",
    "Overrides",
    "Files",
    "DiskFiles",
    "MemoryFiles",
    "FontFile",
    "Folders",
    "Lost",
    "read_text",
    "source_lines",
    "Manifest",
    "FrontMatter",
    "SectionFront",
    "read_section_front",
    "split_front_matter",
    "Assets",
    "DataTable",
    "load_data",
    "Located",
    "YamlText",
    "read_typed",
    "schema_of",
]
