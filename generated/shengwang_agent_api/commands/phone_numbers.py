# Machine-written from openapi.yaml by `python -m codegen`; edit the description or the templates.
"""The commands of ``phone_numbers``: each function takes what a command line says."""

from __future__ import annotations

from typing import Annotated, Literal

from typer import Argument, Option

from shengwang_agent_api.commands import Asked, Body, Command, DryRun, Parameter, Sets

LIST = Command(
    "phone_numbers",
    "list",
    (),
    columns=(
        "provider",
        "phone_number",
        "label",
        "inbound",
        "outbound",
        "associated_pipeline.pipeline_id",
        "associated_pipeline.pipeline_name",
    ),
)


def phone_numbers_list(
    dry_run: DryRun = False,
) -> Asked:
    """Retrieve a list of all imported phone numbers under the current account.

    Returns the numbers in one list without paging; the list is empty when none was imported.
    """
    return Asked(LIST, {}, dry_run)


ADD = Command(
    "phone_numbers",
    "add",
    (
        Parameter("provider", "body", ("provider",), "text", required=True),
        Parameter("phone-number", "body", ("phone_number",), "text", required=True),
        Parameter("label", "body", ("label",), "text", required=True),
        Parameter("inbound-config", "body", ("inbound_config",), "json", required=True),
        Parameter("outbound-config", "body", ("outbound_config",), "json", required=True),
        Parameter("inbound", "body", ("inbound",), "boolean"),
        Parameter("outbound", "body", ("outbound",), "boolean"),
        Parameter(
            "allowed-addresses", "body", ("inbound_config", "allowed_addresses"), "text", many=True
        ),
        Parameter("address", "body", ("outbound_config", "address"), "text", secret="partial"),
        Parameter("transport", "body", ("outbound_config", "transport"), "text"),
        Parameter("prefix", "body", ("outbound_config", "prefix"), "text"),
        Parameter("user", "body", ("outbound_config", "user"), "text", secret="partial"),
        Parameter("password", "body", ("outbound_config", "password"), "text", secret="true"),
    ),
    body="AddPhoneNumbersRequest",
    example={
        "provider": "byo",
        "phone_number": "+19876543210",
        "label": "Sales Hotline",
        "inbound": True,
        "outbound": True,
        "inbound_config": {"allowed_addresses": ["112.126.15.64/27"]},
        "outbound_config": {"address": "xxx:xxx@sip.example.com", "transport": "tls"},
    },
    columns=(
        "phone_number",
        "label",
        "provider",
        "inbound",
        "outbound",
        "associated_pipeline.pipeline_id",
        "associated_pipeline.pipeline_name",
    ),
)


def phone_numbers_add(
    provider: Annotated[
        Literal["byo", "twilio", "aliyun"] | None,
        Option(
            "--provider",
            metavar="byo|twilio|aliyun",
            case_sensitive=False,
            rich_help_panel="Request",
            help="Number provider:\n- `byo`: BYO (Bring Your Own)\n- `twilio`: Twilio\n- `aliyun`: Alibaba Cloud, in mainland China\n\nRequired, here or in `--body`.",
        ),
    ] = None,
    phone_number: Annotated[
        str | None,
        Option(
            "--phone-number",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Telephone number in E.164 format. Required, here or in `--body`.",
        ),
    ] = None,
    label: Annotated[
        str | None,
        Option(
            "--label",
            metavar="TEXT",
            rich_help_panel="Request",
            help="A label used to identify the number. Required, here or in `--body`.",
        ),
    ] = None,
    inbound_config: Annotated[
        str | None,
        Option(
            "--inbound-config",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="SIP inbound call configuration. An older page lets it be null.",
        ),
    ] = None,
    outbound_config: Annotated[
        str | None,
        Option(
            "--outbound-config",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="SIP outbound call configuration.",
        ),
    ] = None,
    inbound: Annotated[
        bool | None,
        Option(
            "--inbound/--no-inbound",
            rich_help_panel="Request",
            help="Whether the number supports inbound calls. Server default: true.",
        ),
    ] = None,
    outbound: Annotated[
        bool | None,
        Option(
            "--outbound/--no-outbound",
            rich_help_panel="Request",
            help="Whether the number supports outbound calls. Server default: true.",
        ),
    ] = None,
    allowed_addresses: Annotated[
        list[str] | None,
        Option(
            "--allowed-addresses",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Addresses calls are accepted from, as IP addresses or CIDR ranges. The documentation calls it required.",
        ),
    ] = None,
    address: Annotated[
        str | None,
        Option(
            "--address",
            metavar="TEXT",
            rich_help_panel="Request",
            help="SIP address of the provider. May carry user and password before the host, `user:password@host`.",
        ),
    ] = None,
    transport: Annotated[
        str | None,
        Option(
            "--transport",
            metavar="TEXT",
            rich_help_panel="Request",
            help="SIP transport: `tls`, `tcp` or `udp`.",
        ),
    ] = None,
    prefix: Annotated[
        str | None,
        Option(
            "--prefix",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Digits put before every number that is dialled.",
        ),
    ] = None,
    user: Annotated[
        str | None,
        Option("--user", metavar="TEXT", rich_help_panel="Request", help="SIP user name."),
    ] = None,
    password: Annotated[
        str | None,
        Option("--password", metavar="TEXT|@FILE", rich_help_panel="Request", help="SIP password."),
    ] = None,
    body: Body = None,
    sets: Sets = None,
    dry_run: DryRun = False,
) -> Asked:
    """Import a pre-configured phone number that can be used for inbound or outbound calls.

    The number must already work at its provider. Import it once; bind it to a pipeline with
    `numbers update`.

    Returns the number as stored.

    - 400: the number is not in E.164 format.
    - 409: the number is already imported.
    - 422: the settings did not pass the checks.
    """
    return Asked(
        ADD,
        {
            "provider": provider,
            "phone-number": phone_number,
            "label": label,
            "inbound-config": inbound_config,
            "outbound-config": outbound_config,
            "inbound": inbound,
            "outbound": outbound,
            "allowed-addresses": allowed_addresses,
            "address": address,
            "transport": transport,
            "prefix": prefix,
            "user": user,
            "password": password,
        },
        dry_run,
        body,
        sets,
    )


GET = Command(
    "phone_numbers",
    "get",
    (
        Parameter(
            "phone-number", "path", ("phone_number",), "text", required=True, example="+11234567890"
        ),
    ),
    columns=(
        "provider",
        "phone_number",
        "label",
        "inbound",
        "outbound",
        "associated_pipeline.pipeline_id",
        "associated_pipeline.pipeline_name",
    ),
)


def phone_numbers_get(
    phone_number: Annotated[
        str,
        Argument(
            metavar="PHONE_NUMBER",
            help="Telephone number in E.164 format. For example, +11234567890.",
        ),
    ],
    dry_run: DryRun = False,
) -> Asked:
    """Retrieve detailed information for a specific phone number.

    Returns the number with its provider, directions, SIP settings and pipeline.

    - 404: the number is not imported.
    """
    return Asked(
        GET,
        {
            "phone-number": phone_number,
        },
        dry_run,
    )


DELETE = Command(
    "phone_numbers",
    "delete",
    (
        Parameter(
            "phone-number", "path", ("phone_number",), "text", required=True, example="+11234567890"
        ),
    ),
)


def phone_numbers_delete(
    phone_number: Annotated[
        str,
        Argument(
            metavar="PHONE_NUMBER",
            help="Telephone number in E.164 format. For example, +11234567890.",
        ),
    ],
    dry_run: DryRun = False,
) -> Asked:
    """Remove an imported phone number from the system.

    The number stops receiving calls routed through this system. Only the configuration here is
    removed; the number stays with its provider and is to be cancelled in the provider's
    console.

    Returns nothing.

    - 404: the number is not imported.
    """
    return Asked(
        DELETE,
        {
            "phone-number": phone_number,
        },
        dry_run,
    )


UPDATE = Command(
    "phone_numbers",
    "update",
    (
        Parameter(
            "phone-number", "path", ("phone_number",), "text", required=True, example="+11234567890"
        ),
        Parameter("inbound-config", "body", ("inbound_config",), "json"),
        Parameter("outbound-config", "body", ("outbound_config",), "json"),
        Parameter("inbound-config-pipeline-id", "body", ("inbound_config", "pipeline_id"), "text"),
        Parameter(
            "outbound-config-pipeline-id", "body", ("outbound_config", "pipeline_id"), "text"
        ),
    ),
    body="UpdatePhoneNumbersRequest",
    example={
        "inbound_config": {"pipeline_id": "xxxxx"},
        "outbound_config": {"pipeline_id": "xxxxx"},
    },
    columns=(
        "provider",
        "phone_number",
        "label",
        "inbound",
        "outbound",
        "associated_pipeline.pipeline_id",
        "associated_pipeline.pipeline_name",
    ),
)


def phone_numbers_update(
    phone_number: Annotated[
        str,
        Argument(
            metavar="PHONE_NUMBER",
            help="Telephone number in E.164 format. For example, +11234567890.",
        ),
    ],
    inbound_config: Annotated[
        str | None,
        Option(
            "--inbound-config",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Update inbound call configuration. Passing `null` clears all of it, the allowed addresses too; left out, it stays as it is.",
        ),
    ] = None,
    outbound_config: Annotated[
        str | None,
        Option(
            "--outbound-config",
            metavar="YAML|@FILE",
            rich_help_panel="Request",
            help="Update outbound call configuration. Passing `null` clears all of it, the SIP address too; left out, it stays as it is.",
        ),
    ] = None,
    inbound_config_pipeline_id: Annotated[
        str | None,
        Option(
            "--inbound-config-pipeline-id",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Identifier of the AI Studio pipeline that answers calls.",
        ),
    ] = None,
    outbound_config_pipeline_id: Annotated[
        str | None,
        Option(
            "--outbound-config-pipeline-id",
            metavar="TEXT",
            rich_help_panel="Request",
            help="Identifier of the AI Studio pipeline used for calls placed.",
        ),
    ] = None,
    body: Body = None,
    sets: Sets = None,
    dry_run: DryRun = False,
) -> Asked:
    """Update the configuration for a phone number.

    Binds the number to pipelines. A configuration that is left out stays as it is; `null`
    clears it.

    Returns the number as it is now.

    - 404: the number is not imported.
    - 409: another change of the same number is under way; try again.
    """
    return Asked(
        UPDATE,
        {
            "phone-number": phone_number,
            "inbound-config": inbound_config,
            "outbound-config": outbound_config,
            "inbound-config-pipeline-id": inbound_config_pipeline_id,
            "outbound-config-pipeline-id": outbound_config_pipeline_id,
        },
        dry_run,
        body,
        sets,
    )


FUNCTIONS = (
    phone_numbers_list,
    phone_numbers_add,
    phone_numbers_get,
    phone_numbers_delete,
    phone_numbers_update,
)
COMMANDS = (
    LIST,
    ADD,
    GET,
    DELETE,
    UPDATE,
)
