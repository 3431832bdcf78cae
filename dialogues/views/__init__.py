"""Pages: what a request asks for, put together from rules, actions and forms."""
