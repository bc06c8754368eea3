"""The data-entry grid: model, header, painting, keyboard and clipboard."""
