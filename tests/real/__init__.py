"""What readers ask of the region's own content, which is loaded once for all these tests."""
