"""What a person typed into a form that could not be taken: kept, shown, and sent again."""
