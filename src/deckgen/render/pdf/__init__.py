"""A `BriefPlan` to the bytes of a PDF."""
