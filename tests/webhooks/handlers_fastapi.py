"""A FastAPI handler of notifications."""

import os

from fastapi import FastAPI, HTTPException, Request

from shengwang_agent import webhooks

app = FastAPI()
seen = webhooks.Seen()


@app.post("/notices")
async def receive(request: Request) -> dict[str, str]:
    try:
        notice = webhooks.verify(await request.body(), request.headers, os.environ["SECRET"])
    except webhooks.WebhookError as error:
        raise HTTPException(401, str(error)) from error
    if seen.first(notice):
        print(notice)
    return {"result": "ok"}
