# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The commands of ``agents``: each function takes what a command line says."""

from __future__ import annotations

from typing import Annotated, Literal

from typer import Argument, Option

from shengwang_agent_api.commands import Asked, Body, Command, DryRun, First, Parameter, Sets

START = Command(
    "agents",
    "start",
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
        Parameter("properties", "body", ("properties",), "json", required=True),
        Parameter("pipeline-id", "body", ("pipeline_id",), "text"),
        Parameter("channel", "body", ("properties", "channel"), "text", required=True),
        Parameter("token", "body", ("properties", "token"), "text", secret="true"),
        Parameter("agent-rtc-uid", "body", ("properties", "agent_rtc_uid"), "text", required=True),
        Parameter(
            "remote-rtc-uids",
            "body",
            ("properties", "remote_rtc_uids"),
            "text",
            required=True,
            many=True,
        ),
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
    body="StartAgentsRequest",
    example={
        "name": "unique_name",
        "properties": {
            "channel": "channel_name",
            "token": "token",
            "agent_rtc_uid": "1001",
            "remote_rtc_uids": ["1002"],
            "idle_timeout": 120,
            "asr": {"language": "en-US"},
            "tts": {
                "vendor": "microsoft",
                "params": {"key": "key", "region": "region", "voice_name": "voice_name"},
            },
            "llm": {
                "url": "https://api.minimax.chat/v1/text/chatcompletion_v2",
                "api_key": "<your_llm_key>",
                "system_messages": [{"role": "system", "content": "You are a helpful chatbot."}],
                "params": {"model": "abab6.5s-chat"},
                "max_history": 32,
                "greeting_message": "你好,有什么可以帮您?",
                "failure_message": "请稍等。",
            },
        },
    },
    tokens={"properties.token": "properties.agent_rtc_uid"},
    columns=(
        "agent_id",
        "create_ts",
        "status",
    ),
)


def agents_start(
    name: Annotated[
        str | None,
        Option(
            "--name",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The unique identifier of the agent. The same identifier cannot be used repeatedly: starting a second agent under a name in use is answered with 409. Required, here or in `--body`.",
        ),
    ] = None,
    properties: Annotated[
        str | None,
        Option(
            "--properties",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Configuration details of the agent.",
        ),
    ] = None,
    pipeline_id: Annotated[
        str | None,
        Option(
            "--pipeline-id",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The unique ID of a published project in AI Studio. Its settings apply wherever `properties` says nothing; `asr`, `tts` and `llm` may then be left out.",
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
            help="RTC token the agent joins with, needed when the project has an App Certificate. It must be made for this `channel` and `agent_rtc_uid`, and carry RTM privileges too when `advanced_features.enable_rtm` is on. The client makes the one that is left out, where it has `app_id` and `app_certificate`.",
        ),
    ] = None,
    agent_rtc_uid: Annotated[
        str | None,
        Option(
            "--agent-rtc-uid",
            metavar="TEXT",
            rich_help_panel="Request",
            help='User id of the agent in the channel, unique there: a decimal number from 1 to 4294967295 written as a string, or any user account when `enable_string_uid` is on. `"0"` asks for a random number, which the token must then allow. Required, here or in `--body`.',
        ),
    ] = None,
    remote_rtc_uids: Annotated[
        list[str] | None,
        Option(
            "--remote-rtc-uids",
            metavar="TEXT",
            rich_help_panel="Request",
            help="User ids the agent listens to. Exactly one is supported. Required, here or in `--body`.",
        ),
    ] = None,
    enable_string_uid: Annotated[
        bool | None,
        Option(
            "--enable-string-uid/--no-enable-string-uid",
            rich_help_panel="Request",
            help="Treat user ids as string accounts. One channel must not mix numbers and accounts. Server default: false.",
        ),
    ] = None,
    idle_timeout: Annotated[
        int | None,
        Option(
            "--idle-timeout",
            metavar="N",
            rich_help_panel="Request",
            help="Seconds after which the agent leaves a channel that everyone it listens to has left, from 0 to 259200. 0 switches this off; every agent still ends after 72 hours. Server default: 30.",
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
            help="Speech synthesis. Needed unless `mllm` or a pipeline takes its place.",
        ),
    ] = None,
    llm: Annotated[
        str | None,
        Option(
            "--llm",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Language model. Needed unless `mllm` or a pipeline takes its place.",
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
            help="When a turn of the user starts and ends. Ignored while `mllm` is in use; that has a `turn_detection` of its own.",
        ),
    ] = None,
    sal: Annotated[
        str | None,
        Option(
            "--sal",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Selective attention: lock onto one speaker or tell speakers apart. In beta; needs `advanced_features.enable_sal`.",
        ),
    ] = None,
    labels: Annotated[
        str | None,
        Option(
            "--labels",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Labels of your own. They come back in the webhook notifications about this agent. Values are text by the documentation for mainland China; the global one takes any JSON value.",
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
            help="Phrases the agent says while the model is still thinking. In beta.",
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
            help="Whether and by what the agent may be interrupted. Replaces the keyword and disabled modes of `turn_detection.config.start_of_speech`.",
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
    """Create and start a Conversational AI agent instance.

    The agent joins the RTC channel named in `properties` and talks with the one remote user
    it is told to listen to. It leaves by itself once the channel has been empty for
    `idle_timeout` seconds, and after 72 hours at the latest.

    Returns the new `agent_id`, which every later call about this agent needs.

    - 409: an agent of this `name` is already running. Carry on with that agent (`agents.list`
      of its channel has its id) or choose another name.
    - 422: the quota of agents running at the same time is used up; it is 20 per App ID unless
      raised.
    - 503: no agent could be started at the moment. Whether one was is not certain: look for it
      first (`error.lookup`), then try again after a pause.

    Without `pipeline_id` the properties need `tts` and `llm`, or `mllm` instead of both.

    The client makes the token that is left out, where it has `app_id` and
    `app_certificate`. It lives 24 hours.
    """
    return Asked(
        START,
        {
            "name": name,
            "properties": properties,
            "pipeline-id": pipeline_id,
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


LIST = Command(
    "agents",
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
        Parameter("channel", "query", ("channel",), "text", example="channel_name"),
        Parameter("from-time", "query", ("from_time",), "number", example=1763992800),
        Parameter("to-time", "query", ("to_time",), "number", example=1764000000),
        Parameter("state", "query", ("state",), "text", example="2"),
        Parameter("limit", "query", ("limit",), "integer", example=20),
        Parameter(
            "cursor", "query", ("cursor",), "text", example="A42QH7Z5KX3M9T2P8R6W1V4Y0C7B5N3D"
        ),
    ),
    paged=True,
    rows=("data", "list"),
    columns=(
        "start_ts",
        "status",
        "agent_id",
    ),
)


def agents_list(
    channel: Annotated[
        str | None,
        Option(
            "--channel",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The channel to query for a list of agents.",
        ),
    ] = None,
    from_time: Annotated[
        str | None,
        Option(
            "--from-time",
            metavar="TIME",
            rich_help_panel="Request",
            help="The start timestamp (in seconds) for the query. Default is 2 hours ago. Unix seconds, a date, or how long ago: `2h`, `7d`.",
        ),
    ] = None,
    to_time: Annotated[
        str | None,
        Option(
            "--to-time",
            metavar="TIME",
            rich_help_panel="Request",
            help="The end timestamp (in seconds) for the query. Default is current time. Unix seconds, a date, or how long ago: `2h`, `7d`.",
        ),
    ] = None,
    state: Annotated[
        str | None,
        Option(
            "--state",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The agent state to filter by. Only one state can be specified per query; without it the server lists running agents.\n- `IDLE(0)`: Agent is idle.\n- `STARTING(1)`: The agent is being started.\n- `RUNNING(2)`: The agent is running.\n- `STOPPING(3)`: The agent is stopping.\n- `STOPPED(4)`: The agent has exited.\n- `RECOVERING(5)`: The agent is recovering.\n- `FAILED(6)`: The agent failed to execute.",
        ),
    ] = None,
    limit: Annotated[
        int | None,
        Option(
            "--limit",
            metavar="N",
            rich_help_panel="Request",
            help="The maximum number of entries returned per page.",
        ),
    ] = None,
    cursor: Annotated[
        str | None,
        Option(
            "--cursor",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The paging cursor, indicating the starting position (`agent_id`) of the next page of results.",
        ),
    ] = None,
    first: First = None,
    dry_run: DryRun = False,
) -> Asked:
    """Retrieve a list of agents that meet the specified conditions.

    Without `state` only running agents are listed: one that is still starting, or has stopped,
    is left out. Agents created more than seven days ago
    are out of reach.
    """
    return Asked(
        LIST,
        {
            "channel": channel,
            "from-time": from_time,
            "to-time": to_time,
            "state": state,
            "limit": limit,
            "cursor": cursor,
        },
        dry_run,
        first=first,
    )


GET = Command(
    "agents",
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
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agentId"),
    ),
    columns=(
        "message",
        "start_ts",
        "stop_ts",
        "status",
        "agent_id",
        "name",
    ),
)


def agents_get(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID", help="The agent instance ID you obtained from `agents start`."
        ),
    ],
    dry_run: DryRun = False,
) -> Asked:
    """Get the current state information of the specified agent instance.

    Returns the lifecycle state with the start time and, once the agent has left, the stop time
    and the reason.

    - 404: the agent is unknown or gone.
    """
    return Asked(
        GET,
        {
            "agent-id": agent_id,
        },
        dry_run,
    )


GET_HISTORY = Command(
    "agents",
    "get_history",
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
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agentId"),
    ),
    rows=("contents",),
    columns=(
        "role",
        "content",
        "turn_id",
        "timestamp",
        "speech_start_ms",
        "speech_end_ms",
        "speech_algorithmic_delay",
    ),
)


def agents_get_history(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID", help="The agent instance ID you obtained from `agents start`."
        ),
    ],
    dry_run: DryRun = False,
) -> Asked:
    """Get the history of the conversation between the user and the agent.

    Works while the agent is running only. The agent remembers as many entries as
    `llm.max_history` of the start request says, 32 by default. After the run the same entries
    arrive once more in webhook event 103.

    Returns the entries, each with its speaker and its text.

    - 404: the agent is unknown or no longer runs.
    """
    return Asked(
        GET_HISTORY,
        {
            "agent-id": agent_id,
        },
        dry_run,
    )


STOP = Command(
    "agents",
    "stop",
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
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agentId"),
    ),
)


def agents_stop(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID", help="The agent instance ID you obtained from `agents start`."
        ),
    ],
    dry_run: DryRun = False,
) -> Asked:
    """Stop the specified conversational agent instance.

    The agent leaves its channel. The reply comes before it has done so; with
    `parameters.farewell_config` it finishes what it is doing first.

    Returns nothing.

    - 404: the agent is unknown or already gone.
    """
    return Asked(
        STOP,
        {
            "agent-id": agent_id,
        },
        dry_run,
    )


UPDATE = Command(
    "agents",
    "update",
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
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agentId"),
        Parameter("properties", "body", ("properties",), "json"),
        Parameter("token", "body", ("properties", "token"), "text", secret="true"),
        Parameter("llm", "body", ("properties", "llm"), "json"),
        Parameter("mllm", "body", ("properties", "mllm"), "json"),
    ),
    body="UpdateAgentsRequest",
    example={
        "properties": {
            "token": "007eJxTYxxxxxxxxxxIaHMLAAAA0ex66",
            "llm": {
                "system_messages": [
                    {"role": "system", "content": "You are a helpful assistant. xxx"},
                    {
                        "role": "system",
                        "content": "Previously, user has talked about their favorite hobbies with some key topics: xxx",
                    },
                ],
                "params": {"model": "abab6.5s-chat", "max_token": 1024},
            },
        }
    },
    columns=(
        "agent_id",
        "create_ts",
        "status",
        "state",
    ),
)


def agents_update(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID", help="The agent instance ID you obtained from `agents start`."
        ),
    ],
    properties: Annotated[
        str | None,
        Option(
            "--properties",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Configuration properties to update.",
        ),
    ] = None,
    token: Annotated[
        str | None,
        Option(
            "--token",
            metavar="TEXT|@FILE",
            rich_help_panel="Request",
            help="RTC token that replaces the current one, for the same channel and user id.",
        ),
    ] = None,
    llm: Annotated[
        str | None,
        Option(
            "--llm",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Changes of the language model.",
        ),
    ] = None,
    mllm: Annotated[
        str | None,
        Option(
            "--mllm",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Changes of the voice-to-voice model.",
        ),
    ] = None,
    body: Body = None,
    sets: Sets = None,
    dry_run: DryRun = False,
) -> Asked:
    """Adjust Conversation AI Engine parameters at runtime.

    Only `token`, `llm.system_messages`, `llm.params` and `mllm.params` can change while an
    agent runs. Each value replaces the old one as a whole: send all of `params`, not just the
    key that differs.

    Returns the state of the agent.

    - 404: the agent is unknown or no longer runs.
    """
    return Asked(
        UPDATE,
        {
            "agent-id": agent_id,
            "properties": properties,
            "token": token,
            "llm": llm,
            "mllm": mllm,
        },
        dry_run,
        body,
        sets,
    )


SPEAK = Command(
    "agents",
    "speak",
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
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agentId"),
        Parameter("text", "body", ("text",), "text", required=True),
        Parameter("priority", "body", ("priority",), "text"),
        Parameter("interruptable", "body", ("interruptable",), "boolean"),
    ),
    body="SpeakAgentsRequest",
    example={
        "text": "Sorry, the conversation content is not compliant.",
        "priority": "INTERRUPT",
        "interruptable": False,
    },
    columns=(
        "agent_id",
        "channel",
        "start_ts",
    ),
)


def agents_speak(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID", help="The agent instance ID you obtained from `agents start`."
        ),
    ],
    text: Annotated[
        str | None,
        Option(
            "--text",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The broadcast message text. The maximum length of the text content is 512 bytes, counted in UTF-8. Required, here or in `--body`.",
        ),
    ] = None,
    priority: Annotated[
        Literal["INTERRUPT", "APPEND", "IGNORE"] | None,
        Option(
            "--priority",
            metavar="INTERRUPT|APPEND|IGNORE",
            case_sensitive=False,
            rich_help_panel="Request",
            help="Sets the priority of the message broadcast:\n- `INTERRUPT`: High priority. The agent immediately interrupts the current interaction to announce the message.\n- `APPEND`: Medium priority. The agent announces the message after the current interaction ends.\n- `IGNORE`: Low priority. If the agent is busy interacting, it ignores and discards the broadcast; the message is only announced if the agent is not interacting.\n\nServer default: INTERRUPT.",
        ),
    ] = None,
    interruptable: Annotated[
        bool | None,
        Option(
            "--interruptable/--no-interruptable",
            rich_help_panel="Request",
            help="Whether to allow users to interrupt the agent's broadcast by speaking:\n- `true`: Allow\n- `false`: Don't allow\n\nServer default: true.",
        ),
    ] = None,
    body: Body = None,
    sets: Sets = None,
    dry_run: DryRun = False,
) -> Asked:
    """Broadcast a custom message using the TTS module.

    The agent says the text at once, unless `priority` asks for something gentler: it stops
    speaking and thinking to deliver the message. A user who talks over it cuts the message
    short, unless `interruptable` is false.

    Returns the agent and its channel.

    Not available while the agent uses `mllm`. The text may take 512 bytes in UTF-8, which is
    about 170 Chinese characters. A request of unknown outcome is not repeated, because the
    message would be heard twice.

    - 404: the agent is unknown or no longer runs.
    """
    return Asked(
        SPEAK,
        {
            "agent-id": agent_id,
            "text": text,
            "priority": priority,
            "interruptable": interruptable,
        },
        dry_run,
        body,
        sets,
    )


INTERRUPT = Command(
    "agents",
    "interrupt",
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
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agentId"),
    ),
    columns=(
        "agent_id",
        "channel",
        "start_ts",
    ),
)


def agents_interrupt(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID", help="The agent instance ID you obtained from `agents start`."
        ),
    ],
    dry_run: DryRun = False,
) -> Asked:
    """Interrupt the specified agent while speaking or thinking.

    The agent falls silent and listens again. A request of unknown outcome is not repeated,
    because a late repeat would cut the next sentence.

    Returns the agent and its channel; the reply may also be empty.

    - 404: the agent is unknown or no longer runs.
    """
    return Asked(
        INTERRUPT,
        {
            "agent-id": agent_id,
        },
        dry_run,
    )


GET_TURNS = Command(
    "agents",
    "get_turns",
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
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agentId"),
        Parameter("page-index", "query", ("page_index",), "integer", example=1),
        Parameter("page-size", "query", ("page_size",), "integer", example=50),
    ),
    rows=("turns",),
    columns=(
        "agent_id",
        "channel",
        "turn_id",
        "start.start_at",
        "start.type",
        "end.end_at",
        "end.type",
        "metrics.e2e_latency_ms",
    ),
)


def agents_get_turns(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID", help="The agent instance ID you obtained from `agents start`."
        ),
    ],
    page_index: Annotated[
        int | None,
        Option(
            "--page-index",
            metavar="N",
            rich_help_panel="Request",
            help="The number of the page, counted from 1.",
        ),
    ] = None,
    page_size: Annotated[
        int | None,
        Option(
            "--page-size",
            metavar="N",
            rich_help_panel="Request",
            help="The number of turns per page, from 10 to 200.",
        ),
    ] = None,
    dry_run: DryRun = False,
) -> Asked:
    """Get the conversation turns of an agent with their timing.

    A turn is one exchange: what began it, how it ended and how long each stage took. Turns are
    kept for seven days, so they can be read after the agent has left.

    Returns one page. Ask for the next `page_index` until `pagination.is_last_page` is true.

    - 404: the agent is unknown.
    """
    return Asked(
        GET_TURNS,
        {
            "agent-id": agent_id,
            "page-index": page_index,
            "page-size": page_size,
        },
        dry_run,
    )


THINK = Command(
    "agents",
    "think",
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
        Parameter("agent-id", "path", ("agent_id",), "text", required=True, example="agentId"),
        Parameter("text", "body", ("text",), "text", required=True),
        Parameter("on-listening-action", "body", ("on_listening_action",), "text"),
        Parameter("on-thinking-action", "body", ("on_thinking_action",), "text"),
        Parameter("on-speaking-action", "body", ("on_speaking_action",), "text"),
        Parameter("interruptable", "body", ("interruptable",), "boolean"),
        Parameter("metadata", "body", ("metadata",), "json"),
    ),
    body="AgentThinkAgentManagementRequest",
    example={
        "text": "The user has just opened the checkout page. Offer help.",
        "on_listening_action": "inject",
        "on_thinking_action": "ignore",
        "on_speaking_action": "ignore",
        "interruptable": True,
        "metadata": {"page": "checkout"},
    },
    columns=(
        "agent_id",
        "channel",
        "start_ts",
    ),
)


def agents_think(
    agent_id: Annotated[
        str,
        Argument(
            metavar="AGENT_ID", help="The agent instance ID you obtained from `agents start`."
        ),
    ],
    text: Annotated[
        str | None,
        Option(
            "--text",
            metavar="TEXT",
            rich_help_panel="Request",
            help="The instruction, taken as if the user had said it. Required, here or in `--body`.",
        ),
    ] = None,
    on_listening_action: Annotated[
        Literal["inject", "interrupt", "ignore", "append"] | None,
        Option(
            "--on-listening-action",
            metavar="inject|interrupt|ignore|append",
            case_sensitive=False,
            rich_help_panel="Request",
            help="What happens when the agent is listening to the user. Server default: interrupt.",
        ),
    ] = None,
    on_thinking_action: Annotated[
        Literal["interrupt", "ignore", "append"] | None,
        Option(
            "--on-thinking-action",
            metavar="interrupt|ignore|append",
            case_sensitive=False,
            rich_help_panel="Request",
            help="What happens when the model is thinking. Server default: interrupt.",
        ),
    ] = None,
    on_speaking_action: Annotated[
        Literal["interrupt", "ignore", "append"] | None,
        Option(
            "--on-speaking-action",
            metavar="interrupt|ignore|append",
            case_sensitive=False,
            rich_help_panel="Request",
            help="What happens when the agent is speaking. Server default: ignore.",
        ),
    ] = None,
    interruptable: Annotated[
        bool | None,
        Option(
            "--interruptable/--no-interruptable",
            rich_help_panel="Request",
            help="Whether a user who speaks cuts the answer short. Server default: true.",
        ),
    ] = None,
    metadata: Annotated[
        str | None,
        Option(
            "--metadata",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Data of your own that travels with the instruction, of any kind.",
        ),
    ] = None,
    body: Body = None,
    sets: Sets = None,
    dry_run: DryRun = False,
) -> Asked:
    """Give an agent an instruction as if the user had said it.

    The text goes to the language model, and the agent speaks the answer. The three
    `on_..._action` settings say what happens when the agent is in the middle of something.
    While
    it speaks, the instruction is ignored unless `on_speaking_action` says otherwise.

    Returns the agent and its channel, also when the instruction is ignored.

    A request of unknown outcome is not repeated, because the agent would answer twice.

    - 404: the agent is unknown or no longer runs.
    """
    return Asked(
        THINK,
        {
            "agent-id": agent_id,
            "text": text,
            "on-listening-action": on_listening_action,
            "on-thinking-action": on_thinking_action,
            "on-speaking-action": on_speaking_action,
            "interruptable": interruptable,
            "metadata": metadata,
        },
        dry_run,
        body,
        sets,
    )


FUNCTIONS = (
    agents_start,
    agents_list,
    agents_get,
    agents_get_history,
    agents_stop,
    agents_update,
    agents_speak,
    agents_interrupt,
    agents_get_turns,
    agents_think,
)
COMMANDS = (
    START,
    LIST,
    GET,
    GET_HISTORY,
    STOP,
    UPDATE,
    SPEAK,
    INTERRUPT,
    GET_TURNS,
    THINK,
)
