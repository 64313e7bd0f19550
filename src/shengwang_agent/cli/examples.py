"""Examples shown under the help of commands; a test runs every one of them.

A command without one shows its name and its arguments.
"""

from __future__ import annotations

_START = """
# a file holds the whole body; options change it
$ shengwang-agent agents start --body agent.yaml --name greeter-2
# a small one from options alone
$ shengwang-agent agents start --name greeter --channel room --token @token.txt \\
    --agent-rtc-uid 1001 --remote-rtc-uids 1002 --pipeline-id PIPELINE
# see the request without sending it
$ shengwang-agent agents start --body agent.yaml --set properties.idle_timeout=60 --dry-run
"""
_CALL = """
# the phone rings at once; `telephony dial` makes tokens, asks first and follows the call
$ shengwang-agent telephony call --body call.yaml --to-number +8613800000000
# see the request without sending it
$ shengwang-agent telephony call --body call.yaml --dry-run
"""
_ADD = """
$ shengwang-agent numbers add --provider byo --phone-number +8610000000 --label Sales \\
    --allowed-addresses 112.126.15.64/27 --address sip.example.com --transport tls \\
    --user trunk --password @password.txt
"""
_UPDATE_NUMBER = """
# bind
$ shengwang-agent numbers update +8610000000 --inbound-config-pipeline-id PIPELINE
# `null` takes the binding away; what is left out stays
$ shengwang-agent numbers update +8610000000 --inbound-config null
"""
_UPDATE = """
$ shengwang-agent agents update AGENT_ID --token @token.txt
$ shengwang-agent agents update AGENT_ID --llm '{"params": {"model": "qwen-max"}}'
"""
_RUN = """
# what would be sent? every row is checked, nobody is called
$ shengwang-agent campaign run people.csv --from +8610000000 --body call.yaml --dry-run
# a trial on your own telephone
$ shengwang-agent campaign run people.csv --from +8610000000 --body call.yaml \\
    --only +8613800000000 --journal trial.db
# for real; the same command goes on after Ctrl-C or a power cut
$ shengwang-agent campaign run people.csv --from +8610000000 --body call.yaml \\
    --per-second 5 --at-once 20 --hours 09:00-12:00 --hours 14:00-20:00 --days mon-sat \\
    --again busy=3,10m --do-not-call never.txt --report tonight.csv
"""

_TOOL = """
# see the request
$ shengwang-agent llm tool agent.yaml --name lookup_order --args '{"order": "17"}'
# make it
$ shengwang-agent llm tool agent.yaml --name lookup_order --args '{"order": "17"}' --send
"""

EXAMPLES: dict[str, str] = {
    "llm.check": """
$ shengwang-agent llm check http://127.0.0.1:8100/chat/completions --api-key model-key
# from a build: every finding as JSON, exit code 12 when there is a fault
$ shengwang-agent llm check https://llm.example.com/chat/completions --api-key @key.txt --json
""",
    "llm.tool": _TOOL,
    "eval": """
$ shengwang-agent eval scenarios
# from a build: four of five seeds have to pass
$ shengwang-agent eval scenarios --repeat 5 --need 4 --junit report.xml --html report.html
""",
    "turns.report": """
$ shengwang-agent turns report --svg latency.svg
$ shengwang-agent turns report events.jsonl --json
""",
    "webhook.check": """
$ shengwang-agent webhook check http://127.0.0.1:8000/webhook --secret @secret.txt
""",
    "agents.start": _START,
    "agents.list": """
$ shengwang-agent agents list
$ shengwang-agent agents list --state 4 --from-time 2h --first 10 --json
""",
    "agents.get": "$ shengwang-agent agents get AGENT_ID --output yaml",
    "agents.get_history": "$ shengwang-agent agents get-history AGENT_ID --output csv",
    "agents.update": _UPDATE,
    "agents.speak": "$ shengwang-agent agents speak AGENT_ID --text 'Just a moment.' --priority APPEND",
    "agents.get_turns": "$ shengwang-agent agents get-turns AGENT_ID --page-size 10",
    "agents.think": "$ shengwang-agent agents think AGENT_ID --text 'Offer help with the checkout.'",
    "agents.watch": """
$ shengwang-agent agents watch
$ shengwang-agent agents watch --every 5 --channel room
# turns as they end, and why
$ shengwang-agent agents watch --turns
""",
    "agents.talk": """
$ shengwang-agent agents talk AGENT_ID
$ echo 'We close in five minutes.' | shengwang-agent agents talk AGENT_ID
""",
    "telephony.call": _CALL,
    "telephony.dial": """
$ shengwang-agent telephony dial +8613800000000 --from +8610000000 --pipeline-id PIPELINE
# without the question, and without waiting for the end
$ shengwang-agent telephony dial +8613800000000 --from +8610000000 --body call.yaml --yes --no-wait
""",
    "telephony.list": """
$ shengwang-agent telephony list --from-time 1d --type outbound
$ shengwang-agent telephony list --number +8613800000000 --output csv
""",
    "phone_numbers.list": "$ shengwang-agent numbers list --json",
    "phone_numbers.add": _ADD,
    "phone_numbers.get": "$ shengwang-agent numbers get +8610000000",
    "phone_numbers.update": _UPDATE_NUMBER,
    "phone_numbers.delete": "$ shengwang-agent numbers delete +8610000000",
    "campaign.run": _RUN,
    "campaign.status": """
$ shengwang-agent campaign status people.db
$ shengwang-agent campaign status people.db --watch
""",
    "campaign.held": "$ shengwang-agent campaign held people.db",
    "campaign.call_again": """
$ shengwang-agent campaign call-again people.db +8613800000000
# after the request was mended
$ shengwang-agent campaign call-again people.db --all --outcome refused
""",
    "campaign.close_held": """
$ shengwang-agent campaign close-held people.db +8613800000000 --outcome 'written to'
""",
    "campaign.report": """
$ shengwang-agent campaign report people.db --to tonight.csv
$ shengwang-agent campaign report people.db --json | jq '.people[] | select(.tries > 1)'
""",
    "campaign.stop": "$ shengwang-agent campaign stop people.db --why 'the text is wrong'",
    "campaign.resume": "$ shengwang-agent campaign resume people.db",
    "campaign.block": "$ shengwang-agent campaign block people.db +8613800000000",
    "live.check": """
$ shengwang-agent live check --report differences.yaml
$ shengwang-agent live check --start --call +8613800000000 --from +8610000000 --body call.yaml
""",
    "token.make": """
$ shengwang-agent token make --channel room --uid 1001
$ shengwang-agent token make --channel room --account alice --expire 2h > token.txt
""",
    "token.inspect": """
$ shengwang-agent token inspect 007eJxT…
$ shengwang-agent token inspect - < token.txt
""",
    "token.verify": "$ shengwang-agent token verify - --channel room < token.txt",
    "sandbox": """
$ shengwang-agent sandbox
$ shengwang-agent sandbox --port 9000 --start-delay 0.4 --rings 2
""",
    "config.set": """
$ shengwang-agent config set username CUSTOMER_ID
# a secret is asked for, or read from standard input
$ shengwang-agent config set password
$ printf %s "$SECRET" | shengwang-agent config set password - --profile staging
""",
    "config.unset": "$ shengwang-agent config unset base_url",
    "config.show": "$ shengwang-agent config show --profile staging",
    "config.use": "$ shengwang-agent config use staging",
    "config.remove": "$ shengwang-agent config remove staging",
    "listen": """
$ shengwang-agent listen --secret @secret.txt --forward http://127.0.0.1:8000/webhook
# from the internet, by a program of yours
$ shengwang-agent listen --secret @secret.txt --tunnel "cloudflared tunnel --url {url}"
# keep what comes, and send it to your program again
$ shengwang-agent listen --secret @secret.txt --record notices.jsonl
$ shengwang-agent listen --replay notices.jsonl --forward http://127.0.0.1:8000/webhook
""",
    "mcp.serve": """
$ shengwang-agent mcp serve --sandbox
# read only, with the credentials of a profile
$ shengwang-agent mcp serve --profile staging
# one telephone may ring
$ shengwang-agent mcp serve --allow-writes --allow-dialling +8613800000000
""",
    "skills.path": "$ shengwang-agent skills path",
    "skills.install": """
$ shengwang-agent skills install .agents/skills
# after an upgrade
$ shengwang-agent skills install .agents/skills --force
""",
    "doctor": """
$ shengwang-agent doctor
$ shengwang-agent doctor --profile staging --json
""",
    "init": """
$ shengwang-agent init my-agent
$ shengwang-agent init my-backend --template fastapi
""",
}
