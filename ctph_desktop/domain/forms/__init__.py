"""Report forms (biểu) as data: definition, formulas, checks, and the filled form."""
