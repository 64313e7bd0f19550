"""Hand a client, a reply and an error to another process."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor

from shengwang_agent import AgentClient, ApiError
from shengwang_agent.agents import GetAgentsResponse


def ask(client: AgentClient, agent_id: str) -> GetAgentsResponse:
    return client.agents.get(agent_id=agent_id)


def main(client: AgentClient, ids: list[str]) -> list[str]:
    copy: AgentClient = pickle.loads(pickle.dumps(client))
    with ProcessPoolExecutor() as pool:
        jobs = [pool.submit(ask, copy, one) for one in ids]
    try:
        return [job.result().agent_id for job in jobs]
    except ApiError as error:
        print(pickle.loads(pickle.dumps(error)))
        return []
