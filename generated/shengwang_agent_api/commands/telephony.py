# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The commands of ``telephony``: each function takes what a command line says."""

from __future__ import annotations

from typing import Annotated, Literal

from typer import Argument, Option

from shengwang_agent_api.commands import Asked, Body, Command, DryRun, First, Parameter, Sets

LIST = Command(
    "telephony",
    "list",
    (
        Parameter(
            "appid",
            "path",
            ("appid",),
            "text",
            required=True,
            example="appid",
            client_default="app_id",
        ),
        Parameter("number", "query", ("number",), "text", example="+19876543210"),
        Parameter("from-time", "query", ("from_time",), "integer", example=1763900000),
        Parameter("to-time", "query", ("to_time",), "integer", example=1764000000),
        Parameter("type", "query", ("type",), "text", example="outbound"),
        Parameter("limit", "query", ("limit",), "integer", example=20),
        Parameter(
            "cursor", "query", ("cursor",), "text", example="C83LP5M2NB7V9X4Z1Q6W8R3T0Y5U7J2K"
        ),
    ),
    paged=True,
    rows=("data", "list"),
    columns=(
        "to_number",
        "from_number",
        "pipeline_id",
        "type",
        "agent_id",
        "channel",
        "create_ts",
        "state",
        "stop_ts",
    ),
)


def telephony_list(
    number: Annotated[
        str | None,
        Option(
            "--number",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Filter by phone number. Can be either the calling number or the called number.",
        ),
    ] = None,
    from_time: Annotated[
        str | None,
        Option(
            "--from-time",
            metavar="TIME",
            rich_help_panel="Request",
            help="Query list start timestamp (in seconds). Default is 60 days ago. Unix seconds, a date, or how long ago: `2h`, `7d`.",
        ),
    ] = None,
    to_time: Annotated[
        str | None,
        Option(
            "--to-time",
            metavar="TIME",
            rich_help_panel="Request",
            help="Query list end timestamp (in seconds). Default is current time. Unix seconds, a date, or how long ago: `2h`, `7d`.",
        ),
    ] = None,
    type: Annotated[
        Literal["inbound", "outbound"] | None,
        Option(
            "--type",
            metavar="inbound|outbound",
            case_sensitive=False,
            rich_help_panel="Request",
            help="Call type filter. If not specified, all call types are returned.\n- `inbound`: Inbound call.\n- `outbound`: Outbound call.",
        ),
    ] = None,
    limit: Annotated[
        int | None,
        Option(
            "--limit",
            metavar="N",
            rich_help_panel="Request",
            help="Maximum number of items returned in a single page.",
        ),
    ] = None,
    cursor: Annotated[
        str | None,
        Option(
            "--cursor",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Pagination cursor. Use the `agent_id` from the previous page as the cursor for the next page.",
        ),
    ] = None,
    first: First = None,
    dry_run: DryRun = False,
) -> Asked:
    """Query historical call records for a specified appid based on the filter criteria.

    - 422: a filter value is not acceptable.
    """
    return Asked(
        LIST,
        {
            "number": number,
            "from-time": from_time,
            "to-time": to_time,
            "type": type,
            "limit": limit,
            "cursor": cursor,
        },
        dry_run,
        first=first,
    )


CALL = Command(
    "telephony",
    "call",
    (
        Parameter(
            "appid",
            "path",
            ("appid",),
            "text",
            required=True,
            example="appid",
            client_default="app_id",
        ),
        Parameter("name", "body", ("name",), "text", required=True),
        Parameter("sip", "body", ("sip",), "json", required=True),
        Parameter("properties", "body", ("properties",), "json", required=True),
        Parameter("pipeline-id", "body", ("pipeline_id",), "text"),
        Parameter("to-number", "body", ("sip", "to_number"), "text", required=True),
        Parameter("from-number", "body", ("sip", "from_number"), "text", required=True),
        Parameter("rtc-uid", "body", ("sip", "rtc_uid"), "text", required=True),
        Parameter("rtc-token", "body", ("sip", "rtc_token"), "text", secret="true"),
        Parameter("channel", "body", ("properties", "channel"), "text", required=True),
        Parameter("token", "body", ("properties", "token"), "text", secret="true"),
        Parameter("agent-rtc-uid", "body", ("properties", "agent_rtc_uid"), "text", required=True),
        Parameter("remote-rtc-uids", "body", ("properties", "remote_rtc_uids"), "text", many=True),
        Parameter("enable-string-uid", "body", ("properties", "enable_string_uid"), "boolean"),
        Parameter("idle-timeout", "body", ("properties", "idle_timeout"), "integer"),
        Parameter("geofence", "body", ("properties", "geofence"), "json"),
        Parameter("advanced-features", "body", ("properties", "advanced_features"), "json"),
        Parameter("asr", "body", ("properties", "asr"), "json"),
        Parameter("tts", "body", ("properties", "tts"), "json"),
        Parameter("llm", "body", ("properties", "llm"), "json"),
        Parameter("mllm", "body", ("properties", "mllm"), "json"),
        Parameter("avatar", "body", ("properties", "avatar"), "json"),
        Parameter("turn-detection", "body", ("properties", "turn_detection"), "json"),
        Parameter("sal", "body", ("properties", "sal"), "json"),
        Parameter("labels", "body", ("properties", "labels"), "json"),
        Parameter("rtc", "body", ("properties", "rtc"), "json"),
        Parameter("filler-words", "body", ("properties", "filler_words"), "json"),
        Parameter("parameters", "body", ("properties", "parameters"), "json"),
        Parameter("interruption", "body", ("properties", "interruption"), "json"),
        Parameter("agent-rtm-uid", "body", ("properties", "agent_rtm_uid"), "text"),
        Parameter("silence-timeout", "body", ("properties", "silence_timeout"), "integer"),
    ),
    body="CallTelephonyRequest",
    example={
        "name": "customer_service",
        "sip": {
            "to_number": "+19876543210",
            "from_number": "+11234567890",
            "rtc_uid": "100",
            "rtc_token": "<agora_sip_rtc_token>",
        },
        "properties": {
            "channel": "<agora_channel>",
            "token": "<agora_channel_token>",
            "agent_rtc_uid": "111",
            "remote_rtc_uids": ["100"],
        },
        "pipeline_id": "1284",
    },
    tokens={"properties.token": "properties.agent_rtc_uid", "sip.rtc_token": "sip.rtc_uid"},
    columns=("agent_id",),
)


def telephony_call(
    name: Annotated[
        str | None,
        Option(
            "--name",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The name identifier of the call session. Required, here or in `--body`.",
        ),
    ] = None,
    sip: Annotated[
        str | None,
        Option(
            "--sip",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="SIP (Session Initiation Protocol) call configuration object.",
        ),
    ] = None,
    properties: Annotated[
        str | None,
        Option(
            "--properties",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Call attribute configuration. The content of this field varies depending on the invocation method:\n- Using pipeline ID: simply pass in `channel`, `token`, `agent_rtc_uid`, and `remote_rtc_uids`.\n- Using complete configuration: pass in the complete parameters of the Start a conversational AI agent `properties`, including all required fields such as `channel`, `token`, `agent_rtc_uid`, `remote_rtc_uids`, `tts`, and `llm`.",
        ),
    ] = None,
    pipeline_id: Annotated[
        str | None,
        Option(
            "--pipeline-id",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The unique ID of a published project in AI Studio.",
        ),
    ] = None,
    to_number: Annotated[
        str | None,
        Option(
            "--to-number",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Number to dial, in E.164 format. Required, here or in `--body`.",
        ),
    ] = None,
    from_number: Annotated[
        str | None,
        Option(
            "--from-number",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Number shown to the callee, in E.164 format. Required, here or in `--body`.",
        ),
    ] = None,
    rtc_uid: Annotated[
        str | None,
        Option(
            "--rtc-uid",
            metavar="TEXT",
            rich_help_panel="Request",
            help="User id under which the SIP gateway joins the channel; not that of the agent. Required, here or in `--body`.",
        ),
    ] = None,
    rtc_token: Annotated[
        str | None,
        Option(
            "--rtc-token",
            metavar="TEXT|@FILE",
            rich_help_panel="Request",
            help="RTC token for that user id. The client makes the one that is left out, where it has `app_id` and `app_certificate`.",
        ),
    ] = None,
    channel: Annotated[
        str | None,
        Option(
            "--channel",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Name of the RTC channel the agent joins. Required, here or in `--body`.",
        ),
    ] = None,
    token: Annotated[
        str | None,
        Option(
            "--token",
            metavar="TEXT|@FILE",
            rich_help_panel="Request",
            help="RTC token the agent joins with. The client makes the one that is left out, where it has `app_id` and `app_certificate`.",
        ),
    ] = None,
    agent_rtc_uid: Annotated[
        str | None,
        Option(
            "--agent-rtc-uid",
            metavar="TEXT",
            rich_help_panel="Request",
            help="User id of the agent in the channel. Required, here or in `--body`.",
        ),
    ] = None,
    remote_rtc_uids: Annotated[
        list[str] | None,
        Option(
            "--remote-rtc-uids",
            metavar="TEXT",
            rich_help_panel="Request",
            help="User ids the agent listens to: exactly one, the `rtc_uid` of the SIP gateway; the agent hears nobody else. The documentation calls it required.",
        ),
    ] = None,
    enable_string_uid: Annotated[
        bool | None,
        Option(
            "--enable-string-uid/--no-enable-string-uid",
            rich_help_panel="Request",
            help="Treat user ids as string accounts.",
        ),
    ] = None,
    idle_timeout: Annotated[
        int | None,
        Option(
            "--idle-timeout",
            metavar="N",
            rich_help_panel="Request",
            help="Seconds after which the agent leaves an empty channel.",
        ),
    ] = None,
    geofence: Annotated[
        str | None,
        Option(
            "--geofence",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Restricts which regions' servers the agent may use.",
        ),
    ] = None,
    advanced_features: Annotated[
        str | None,
        Option(
            "--advanced-features",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Switches for optional features.",
        ),
    ] = None,
    asr: Annotated[
        str | None,
        Option(
            "--asr",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Speech recognition: the plain settings.",
        ),
    ] = None,
    tts: Annotated[
        str | None,
        Option(
            "--tts",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Speech synthesis. Needed without `pipeline_id`.",
        ),
    ] = None,
    llm: Annotated[
        str | None,
        Option(
            "--llm",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Language model. Needed without `pipeline_id`.",
        ),
    ] = None,
    mllm: Annotated[
        str | None,
        Option(
            "--mllm",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Voice-to-voice model. Replaces `asr`, `llm` and `tts`.",
        ),
    ] = None,
    avatar: Annotated[
        str | None,
        Option(
            "--avatar",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="A digital human that shows the agent on video.",
        ),
    ] = None,
    turn_detection: Annotated[
        str | None,
        Option(
            "--turn-detection",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="When a turn of the callee starts and ends.",
        ),
    ] = None,
    sal: Annotated[
        str | None,
        Option(
            "--sal",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Selective attention: lock onto one speaker or tell speakers apart.",
        ),
    ] = None,
    labels: Annotated[
        str | None,
        Option(
            "--labels",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Labels of your own. They come back in the webhook notifications about this call.",
        ),
    ] = None,
    rtc: Annotated[
        str | None,
        Option(
            "--rtc",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Media encryption, for channels that use it.",
        ),
    ] = None,
    filler_words: Annotated[
        str | None,
        Option(
            "--filler-words",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Phrases the agent says while the model is still thinking.",
        ),
    ] = None,
    parameters: Annotated[
        str | None,
        Option(
            "--parameters",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Further settings: silence, farewell, data channel, metrics.",
        ),
    ] = None,
    interruption: Annotated[
        str | None,
        Option(
            "--interruption",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Whether and by what the agent may be interrupted.",
        ),
    ] = None,
    agent_rtm_uid: Annotated[
        str | None,
        Option(
            "--agent-rtm-uid",
            metavar="TEXT",
            rich_help_panel="Request",
            help="RTM user id of the agent. No longer needed: `token` covers RTM as well. Deprecated.",
        ),
    ] = None,
    silence_timeout: Annotated[
        int | None,
        Option(
            "--silence-timeout",
            metavar="N",
            rich_help_panel="Request",
            help="Seconds of silence, from 0 to 60, after which the agent speaks up. Use `parameters.silence_config` instead. Deprecated. Server default: 0.",
        ),
    ] = None,
    body: Body = None,
    sets: Sets = None,
    dry_run: DryRun = False,
) -> Asked:
    """Initiate an outbound call to a specified number and create an agent to join the specified
    RTC channel.

    The agent joins the target RTC channel and waits there for the callee to answer. The phone
    network reaches the channel through a SIP gateway, which joins under `sip.rtc_uid`.

    Returns the `agent_id` that names the call in every later request.

    The call rings a real telephone: a request of unknown outcome is never repeated. List the
    calls to the number to find out whether it took effect.

    The client makes the tokens that are left out, where it has `app_id` and `app_certificate`.

    - 400: a number is not in E.164 format.
    """
    return Asked(
        CALL,
        {
            "name": name,
            "sip": sip,
            "properties": properties,
            "pipeline-id": pipeline_id,
            "to-number": to_number,
            "from-number": from_number,
            "rtc-uid": rtc_uid,
            "rtc-token": rtc_token,
            "channel": channel,
            "token": token,
            "agent-rtc-uid": agent_rtc_uid,
            "remote-rtc-uids": remote_rtc_uids,
            "enable-string-uid": enable_string_uid,
            "idle-timeout": idle_timeout,
            "geofence": geofence,
            "advanced-features": advanced_features,
            "asr": asr,
            "tts": tts,
            "llm": llm,
            "mllm": mllm,
            "avatar": avatar,
            "turn-detection": turn_detection,
            "sal": sal,
            "labels": labels,
            "rtc": rtc,
            "filler-words": filler_words,
            "parameters": parameters,
            "interruption": interruption,
            "agent-rtm-uid": agent_rtm_uid,
            "silence-timeout": silence_timeout,
        },
        dry_run,
        body,
        sets,
    )


GET = Command(
    "telephony",
    "get",
    (
        Parameter(
            "appid",
            "path",
            ("appid",),
            "text",
            required=True,
            example="appid",
            client_default="app_id",
        ),
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agent_id"),
    ),
    columns=(
        "to_number",
        "from_number",
        "pipeline_id",
        "type",
        "agent_id",
        "channel",
        "reason",
        "create_ts",
        "state",
        "stop_ts",
    ),
)


def telephony_get(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID",
            help="The agent ID you obtained after successfully calling the API to initiate an outbound call.",
        ),
    ],
    dry_run: DryRun = False,
) -> Asked:
    """Retrieve the call status and related information of a specified agent.

    Returns both numbers, the channel, the state and, for an ended call, when and why it ended.

    - 404: the call is unknown.
    """
    return Asked(
        GET,
        {
            "agent-id": agent_id,
        },
        dry_run,
    )


HANGUP = Command(
    "telephony",
    "hangup",
    (
        Parameter(
            "appid",
            "path",
            ("appid",),
            "text",
            required=True,
            example="appid",
            client_default="app_id",
        ),
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agent_id"),
    ),
)


def telephony_hangup(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID",
            help="The agent ID you obtained after successfully calling the API to initiate an outbound call.",
        ),
    ],
    dry_run: DryRun = False,
) -> Asked:
    """Instruct the agent to proactively hang up the ongoing call and leave the RTC channel.

    Returns an object without fields; the body may also be empty.

    - 404: the call is unknown or already over.
    """
    return Asked(
        HANGUP,
        {
            "agent-id": agent_id,
        },
        dry_run,
    )


FUNCTIONS = (
    telephony_list,
    telephony_call,
    telephony_get,
    telephony_hangup,
)
COMMANDS = (
    LIST,
    CALL,
    GET,
    HANGUP,
)
