"""A Django handler of notifications."""

import os

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from shengwang_agent import webhooks

seen = webhooks.Seen()


@csrf_exempt
@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    try:
        notice = webhooks.verify(request.body, request.headers, os.environ["SECRET"])
    except webhooks.WebhookError as error:
        return HttpResponse(str(error), status=401)
    if seen.first(notice):
        print(notice)
    return JsonResponse({"result": "ok"})
