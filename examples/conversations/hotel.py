"""A small model for a hotel's voice agent, and the tool that it calls.

python hotel.py                      # serves http://127.0.0.1:8100/chat/completions
shengwang-agent eval scenarios       # in another terminal
"""

import json

import uvicorn

from shengwang_agent.llmserver import LLMServer, ToolCall

app = LLMServer(api_key="hotel-key")

HOUSE = (
    "Our house stands at the lake. It has forty rooms, each with a balcony. "
    "In the morning the steamer passes, and in the evening there is music on the terrace."
)


@app.reply
def reply(request):
    text = request.text.lower()
    if request.role == "tool":
        booked = json.loads(request.text) if request.text.startswith("{") else {}
        if "room" in booked:
            yield f"Room {booked['room']} is yours. "
            yield "We look forward to seeing you."
        else:
            yield "I could not book it, I am sorry. Shall a colleague call you back?"
    elif "book" in text or "room for two" in text:
        yield ToolCall("bookRoom", {"people": 2, "night": "Friday"})
    elif "tell me about" in text:
        yield HOUSE
    elif "price" in text or "cost" in text:
        yield "A room is 120 euros with the lake view, and 90 without."
    else:
        yield "How can I help you?"


if __name__ == "__main__":
    uvicorn.run(app, port=8100, log_level="warning")
