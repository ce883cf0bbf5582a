"""What lies on disk: files, the manifest, pictures and data tables; the one door that reads."""
