"""The chat: Gradio Blocks with the conversation on the left, the sources on the right."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from ingest.errors import DeepfakeLawError
from ui import shell
from ui.converse import converse
from ui.engine_protocol import Asked
from ui.quiet import gr
from ui.visit import Visit

log = logging.getLogger(__name__)

TAB_TITLE = "Questions and answers"
# A browser would otherwise keep what stands in a field, to restore it after a reload or a crash.
FORGET = gr.InputHTMLAttributes(autocomplete="off")


def build(engine: Asked) -> gr.Blocks:
    """The chat over an engine. Policy, static files and the rest of the page come from `ui.web`."""

    def turn(question: str, place: str, day: str, kept: str) -> Iterator[tuple[Any, ...]]:
        for shown in converse(engine, question, place, day, kept):
            yield tuple(gr.skip() if part is None else part for part in shown)

    def ask(question: str, jurisdiction: str = "", as_of: str = "") -> dict[str, Any]:
        """Answer one question about the law on deepfakes, with an exact quote for every sentence.

        Args:
            question: the question, in plain words
            jurisdiction: a place such as GB-EAW, GB-SCT, US or US-FL; empty to read it from the question
            as_of: the day of the conduct: 2023, 2023-05 or 2023-05-01; empty for today
        """
        try:
            return engine.ask(question, jurisdiction=jurisdiction or None, as_of=as_of or None).model_dump(
                mode="json", by_alias=True
            )
        except DeepfakeLawError as error:
            raise gr.Error(str(error), print_exception=False) from None
        except Exception as error:
            log.error("a question could not be answered: %s", type(error).__name__)
            raise gr.Error("Something of ours went wrong. Try again.", print_exception=False) from None

    with gr.Blocks(title=TAB_TITLE, analytics_enabled=False, fill_width=True) as demo:
        gr.Markdown(shell.header(), sanitize_html=False, elem_id="top", latex_delimiters=[])
        with gr.Row(elem_id="columns", equal_height=False):
            with gr.Column(elem_id="talk", min_width=0):
                gr.Markdown(
                    shell.welcome(engine.examples()),
                    sanitize_html=False,
                    elem_id="welcome",
                    latex_delimiters=[],
                )
                chatbot = gr.Chatbot(
                    label="Conversation",
                    show_label=False,
                    elem_id="conversation",
                    container=False,
                    height=None,
                    layout="panel",
                    buttons=[],
                    feedback_options=None,
                    latex_delimiters=[],
                    autoscroll=False,
                    group_consecutive_messages=False,
                )
                with gr.Column(elem_id="composer", min_width=0):
                    problem = gr.Markdown("", sanitize_html=False, elem_id="problem", latex_delimiters=[])
                    with gr.Row(elem_id="box", equal_height=False):
                        question = gr.Textbox(
                            label="Your question",
                            elem_id="question",
                            placeholder="Ask a question",
                            lines=1,
                            max_lines=6,
                            container=False,
                            html_attributes=FORGET,
                            scale=1,
                            min_width=0,
                        )
                        send = gr.Button("Ask", variant="primary", elem_id="send", scale=0, min_width=0)
                    gr.Markdown(
                        shell.pickers(engine.places()),
                        sanitize_html=False,
                        elem_id="pickers",
                        latex_delimiters=[],
                    )
                    again = gr.Button("Start again", elem_id="again", variant="secondary", min_width=0)
            with gr.Column(elem_id="side", min_width=0):
                panel = gr.Markdown(
                    Visit().panel(),
                    sanitize_html=False,
                    elem_id="sources",
                    latex_delimiters=[],
                    label="Sources",
                )
        place = gr.Textbox("", label="Place", elem_id="place", visible="hidden", html_attributes=FORGET)
        day = gr.Textbox("", label="Day", elem_id="day", visible="hidden", html_attributes=FORGET)
        kept = gr.Textbox("", label="Visit", elem_id="kept", visible="hidden", html_attributes=FORGET)
        gr.on(
            [question.submit, send.click],
            turn,
            [question, place, day, kept],
            [chatbot, panel, question, kept, problem],
            api_name="converse",
            api_visibility="private",
            show_progress="hidden",
            trigger_mode="once",
        )
        again.click(
            lambda: ([], Visit().panel(), "", "", ""),
            None,
            [chatbot, panel, question, kept, problem],
            api_visibility="private",
            queue=False,
            show_progress="hidden",
        )
        gr.api(ask, api_name="ask")
    return demo
