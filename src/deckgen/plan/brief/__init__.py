"""Turn a `Briefing` into a `BriefPlan`: every page, every line."""
