"""Run the stages in order and write the files: pipeline, targets, output."""
