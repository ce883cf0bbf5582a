"""Rewrite the syntax tree of a template, so that its output tells lines and its work is counted.

Marks of lines are pieces of output without any text. Where Jinja2 hands pieces on one by one they tell what
line the next one is from; where it joins them into a value (`{% set x %}`, a macro, a filter block) nothing
of them is left in that value, and the line is that of the place which shows it.
"""

from __future__ import annotations

from jinja2 import nodes

STEP = "(step)"
"""A filter that counts one step and hands its value on. Authors can write neither its name nor the others."""
COUNT = "(count)"
COUNT_ITEMS = "(count-items)"
JOIN = "(join)"


class Mark(str):
    """An empty text that says where the output after it was written."""

    __slots__ = ("file", "is_source", "line", "size")

    file: str
    line: int
    is_source: bool
    """What follows is the author's own text, line by line; else a value, all of which stands at one line."""
    size: int
    """How many characters of the author's text follow."""

    def __str__(self) -> str:
        # Compiled templates apply `str` to each piece of output; the mark must come through that.
        return self


def instrument(template: nodes.Template, file: str, marks: list[Mark]) -> None:
    """Put a mark before each piece of output, and count loops, statements and what looks at every item.

    New marks are added to `marks`, from which the compiled template takes them by their number.
    """
    for node in [template, *template.find_all(nodes.Node)]:
        _count_work(node)
        _mark_output(node, file, marks)


def _count_work(node: nodes.Node) -> None:
    match node:
        case nodes.For():
            node.iter = _filtered(node.iter, COUNT_ITEMS)
        case nodes.If():
            node.test = _filtered(node.test, STEP)
        case nodes.Assign():
            node.node = _filtered(node.node, STEP)
        case nodes.Concat():
            node.nodes = [_filtered(nodes.List(node.nodes, lineno=node.lineno), JOIN)]
        case nodes.Operand():  # of `in`, `==` …
            node.expr = _filtered(node.expr, COUNT)
        case nodes.Getitem(arg=nodes.Slice()):  # a slice copies
            node.node = _filtered(node.node, COUNT)
        case _:
            pass  # calls, filters and operators are counted by the environment


def _mark_output(node: nodes.Node, file: str, marks: list[Mark]) -> None:
    if isinstance(node, nodes.Output):
        node.nodes = [new for piece in node.nodes for new in (_mark(piece, file, marks), piece)]
        return
    # These two write a value themselves, so their mark goes into an output of its own before them.
    for name, children in node.iter_fields():
        if isinstance(children, list) and any(isinstance(child, _WRITERS) for child in children):
            marked: list[nodes.Node] = []
            for child in children:
                if isinstance(child, _WRITERS):
                    marked.append(nodes.Output([_mark(child, file, marks)], lineno=child.lineno))
                marked.append(child)
            setattr(node, name, marked)


_WRITERS = (nodes.CallBlock, nodes.FilterBlock)


def _mark(node: nodes.Node, file: str, marks: list[Mark]) -> nodes.Expr:
    mark = Mark()
    mark.file = file
    mark.line = node.lineno
    mark.is_source = isinstance(node, nodes.TemplateData)
    mark.size = len(node.data) if isinstance(node, nodes.TemplateData) else 0
    number = nodes.Const(len(marks), lineno=node.lineno)
    marks.append(mark)
    return nodes.Getitem(
        nodes.EnvironmentAttribute("marks", lineno=node.lineno), number, "load", lineno=node.lineno
    )


def _filtered(node: nodes.Node, name: str) -> nodes.Expr:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
