"""A Flask handler of notifications."""

import os

from flask import Flask, Response, jsonify, request

from shengwang_agent import webhooks

app = Flask(__name__)
seen = webhooks.Seen()


@app.post("/notices")
def receive() -> Response | tuple[str, int]:
    try:
        notice = webhooks.verify(request.get_data(), request.headers, os.environ["SECRET"])
    except webhooks.WebhookError as error:
        return str(error), 401
    if seen.first(notice):
        print(notice)
    return jsonify(result="ok")
