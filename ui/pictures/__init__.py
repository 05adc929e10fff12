"""Pictures of the portal: pure geometry that templates draw as SVG. No records, no queries."""
