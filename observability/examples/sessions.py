"""The session examples for Python, sent to the OTLP/HTTP endpoint and project that are given."""

import json
import sys
import uuid
from datetime import datetime, timezone

from openinference.instrumentation import using_attributes, using_session
from openinference.semconv.trace import SpanAttributes
from opentelemetry import propagate, trace
from opentelemetry.trace import Status, StatusCode
from phoenix.otel import register

endpoint, project = sys.argv[1:3]
provider = register(project_name=project, endpoint=f"{endpoint}/v1/traces", batch=False, verbose=False)
tracer = provider.get_tracer("examples")
made = {}


def call(name: str, **attributes: str) -> None:
    with tracer.start_as_current_span(name, attributes=attributes) as span:
        span.set_status(Status(StatusCode.OK))


# A session around calls: both are in it.
with using_session(session_id=f"user_123_conv_{uuid.uuid4()}") as _:
    call("first-call")
    call("second-call")

# The id on the span itself, and around what it calls.
direct = str(uuid.uuid4())
with tracer.start_as_current_span("direct") as span:
    span.set_attribute(SpanAttributes.SESSION_ID, direct)
    with using_session(direct):
        call("direct-child")
made["direct"] = made["direct-child"] = direct

# The id in metadata.
in_metadata = f"user-123-session-{uuid.uuid4()}"
with tracer.start_as_current_span("chat-turn") as span:
    metadata = {"session_id": in_metadata, "user_id": "user-123", "conversation_id": "conv-789"}
    span.set_attribute(SpanAttributes.METADATA, json.dumps(metadata))
made["chat-turn"] = in_metadata

# A user and metadata beside the session.
with_user = f"conv_456_{uuid.uuid4()}"
with using_attributes(user_id="user_123", session_id=with_user, metadata={"user_tier": "premium", "region": "us-west"}):
    call("with-user")
made["with-user"] = with_user

# One session an hour, and one a run of a workflow.
hourly = f"u7-{datetime.now(timezone.utc):%Y-%m-%d-%H}-{project}"
with using_session(session_id=hourly):
    call("hourly")
made["hourly"] = hourly
workflow = f"doc-4711-{uuid.uuid4()}"
with using_session(session_id=workflow):
    call("chunk")
    call("embed")
made["chunk"] = made["embed"] = workflow

# Names that LangChain and others use.
thread = f"thread-{uuid.uuid4()}"
call("thread", thread_id=thread)
conversation = f"conversation-{uuid.uuid4()}"
call("conversation", conversation_id=conversation)
made["thread"], made["conversation"] = thread, conversation

# An agent that is called with the session in the payload and the trace in its headers.
payload_session = str(uuid.uuid4())
headers: dict = {}
with tracer.start_as_current_span("orchestrator") as span:
    span.set_attribute(SpanAttributes.SESSION_ID, payload_session)
    propagate.inject(headers)
payload = {"message": "do work", "session_id": payload_session, "headers": headers}
parent = propagate.extract(payload["headers"])
with tracer.start_as_current_span("work", context=parent) as span:
    span.set_attribute(SpanAttributes.SESSION_ID, payload["session_id"])
made["orchestrator"] = made["work"] = payload_session



class ChatSession:
    """Each conversation is a session; each message a turn with its model call below it."""

    def __init__(self, user_id: str):
        self.user_id = user_id
        self.session_id = str(uuid.uuid4())
        self.messages: list = []

    def send(self, name: str, message: str, answer) -> str:
        with using_session(session_id=self.session_id):
            attributes = {
                SpanAttributes.OPENINFERENCE_SPAN_KIND: "CHAIN",
                SpanAttributes.INPUT_VALUE: message,
                SpanAttributes.METADATA: json.dumps({"user_id": self.user_id, "turn_number": len(self.messages) // 2 + 1}),
            }
            # The exception is recorded once, by hand, as the example does.
            with tracer.start_as_current_span(
                name, attributes=attributes, record_exception=False, set_status_on_exception=False
            ) as span:
                try:
                    self.messages.append({"role": "user", "content": message})
                    said = answer()
                    self.messages.append({"role": "assistant", "content": said})
                    span.set_attribute(SpanAttributes.OUTPUT_VALUE, said)
                    span.set_status(Status(StatusCode.OK))
                    return said
                except Exception as error:
                    span.record_exception(error)
                    span.set_status(Status(StatusCode.ERROR, str(error)))
                    raise


def away() -> str:
    raise RuntimeError("the model is away")


chat = ChatSession("user-456")
chat.send("hello", "Hello!", lambda: "Hi.")
try:
    chat.send("refused", "How are you?", away)
except RuntimeError:
    pass
made["hello"] = made["refused"] = chat.session_id

# An operation of several steps: the session is set on each.
operation = f"debug-{uuid.uuid4()}"
with tracer.start_as_current_span("long_operation") as parent_span:
    parent_span.set_attribute(SpanAttributes.SESSION_ID, operation)
    for step in ("step_1", "step_2"):
        with tracer.start_as_current_span(step) as span:
            span.set_attribute(SpanAttributes.SESSION_ID, operation)
made["long_operation"] = made["step_1"] = made["step_2"] = operation

provider.force_flush()
print(json.dumps(made))
