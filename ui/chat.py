"""The chat: Gradio Blocks with the conversation on the left, the sources on the right."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from typing import Any

# Gradio reads these when it is imported: no call home, and no copy of a question in the browser's storage.
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["GRADIO_RUN_HISTORY"] = "False"

import gradio as gr  # noqa: E402

from bot.answer import Answer, AnswerSentence
from ingest.errors import BadInput, DeepfakeLawError
from ui import render, shell
from ui.engine_protocol import Asked
from ui.visit import Message, Visit

log = logging.getLogger(__name__)

TAB_TITLE = "Questions and answers"


def build(engine: Asked) -> gr.Blocks:
    """The chat over an engine. Policy, static files and the rest of the page come from `ui.web`."""

    def converse(question: str, place: str, day: str, kept: str) -> Iterator[tuple[Any, ...]]:
        """Answer one question: chat, sources, text box, what the page keeps, and what went wrong."""
        visit = Visit.read(kept)
        before = visit.messages()
        if not question.strip():
            yield _stay(before, visit, "There is no question yet.", "Write one in the box, then choose Ask.")
            return
        asked: Message = {"role": "user", "content": render.question(question)}
        said: list[AnswerSentence] = []
        yield ([*before, asked, _bot(said)], gr.skip(), gr.skip(), gr.skip(), "")
        try:
            for item in engine.stream(
                question, jurisdiction=place or None, as_of=day.strip() or None, history=visit.history()
            ):
                if isinstance(item, Answer):
                    visit = visit.plus(item)
                    yield (visit.messages(), visit.panel(), "", visit.written(), "")
                else:
                    said.append(item)
                    yield ([*before, asked, _bot(said)], gr.skip(), gr.skip(), gr.skip(), "")
        except DeepfakeLawError as error:
            if not isinstance(error, BadInput):
                log.error("a question could not be answered: %s", error.code)
            yield _stay(before, visit, error.message, error.next)
        except Exception as error:
            # Its message might hold the reader's words, so only its type is logged.
            log.error("a question could not be answered: %s", type(error).__name__)
            yield _stay(
                before,
                visit,
                "Something of ours went wrong.",
                "Your question is still in the box: try again.",
            )

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
                            placeholder="Ask about deepfakes and the law",
                            lines=1,
                            max_lines=6,
                            container=False,
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
            with gr.Column(elem_id="side", min_width=0):
                panel = gr.Markdown(
                    Visit().panel(),
                    sanitize_html=False,
                    elem_id="sources",
                    latex_delimiters=[],
                    label="Sources",
                )
        place = gr.Textbox("", label="Place", elem_id="place", visible="hidden")
        day = gr.Textbox("", label="Day", elem_id="day", visible="hidden")
        kept = gr.Textbox("", label="Visit", elem_id="kept", visible="hidden")
        gr.on(
            [question.submit, send.click],
            converse,
            [question, place, day, kept],
            [chatbot, panel, question, kept, problem],
            api_name="converse",
            api_visibility="private",
            show_progress="hidden",
            trigger_mode="once",
        )
        gr.api(ask, api_name="ask")
    return demo


def _bot(said: Sequence[AnswerSentence]) -> Message:
    return {"role": "assistant", "content": render.pending(said)}


def _stay(messages: list[Message], visit: Visit, message: str, next_step: str) -> tuple[Any, ...]:
    """Nothing lost: the conversation as it was, the reader's words still in the box, the problem beside it."""
    return (messages, gr.skip(), gr.skip(), visit.written(), render.problem(message, next_step))
