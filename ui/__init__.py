"""The look of the portal: frame, components and pictures. It knows nothing of the domain."""
