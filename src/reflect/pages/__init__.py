"""One module a page: data in, a `Page` out. Every word of a page is decided here, once."""
