"""Mistakes a type checker must see; read by test_typing.py, never run.

Each line that ends in ``# wrong`` must be an error, and no other line may be one.
"""

from shengwang_agent import AgentClient, AsyncAgentClient, ShengwangAgent  # wrong
from shengwang_agent.agentkit import Zonk  # wrong
from shengwang_agent.agents import StartAgentsRequestProperties as Properties
from shengwang_agent.errors import NoSuchError  # wrong

print(ShengwangAgent, Zonk, NoSuchError)

client = AgentClient(authorization="x")
twin = client.with_options(max_retries=1)
numbers = client.phone_numbers
number: int = client.agents.get("app", "A1").agent_id  # wrong
text: str = twin.agents  # wrong
client.agents.strat("app")  # wrong
client.agents.get("app", agnt_id="A1")  # wrong
client.agents.speak("app", "A1", text=7)  # wrong
client.agents.speak("app", "A1", text="x", priority="NOW")  # wrong
client.agents.get("app", "A1", request_options={"max_retrys": 1})  # wrong
client.agents.start("app", name="n", properties={"tokn": "t"})  # wrong
numbers.update("+86", inbound_confg=None)  # wrong
Properties(channel="c", token="t", agent_rtc_uid="1", remote_rtc_uids=2)  # wrong
with AgentClient(authorization="x") as entered:
    print(entered.agents.list("app").items[0].agnt_id)  # wrong
    for agent in entered.agents.list("app", channel="c"):
        print(agent.agent_id)


async def run(other: AsyncAgentClient) -> None:
    print(other.agents.get("app", "A1").agent_id)  # wrong
    async for agent in other.agents.list("app"):
        print(agent.agent_id)
    async with other as same:
        await same.agents.stop("app", "A1", "A2")  # wrong
        print((await same.agents.get("app", "A1")).agnt_id)  # wrong
