"""Faces: Gradio chat, HTTP API, command line. Every face renders the same Answer."""
