"""Joint projects and plans, their parties and milestones."""
