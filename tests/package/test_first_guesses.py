"""What a developer types without reading is right, or is told what to write.

A table: the guess, and ``WORKS`` or the exact words that are said. Each guess runs by itself, with a
sandbox in which one agent runs.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest

from shengwang_agent.sandbox import Sandbox

WORKS = "works"
LANGUAGE = "agents.update: properties.llm has no key {!r}; did you mean 'system_messages'?"
CLIENT = "the client is AgentClient: from shengwang_agent import AgentClient"
FIXED = (
    "cannot change while the agent runs; token, llm.system_messages, llm.params and mllm.params can"
)
NO = "() got an unexpected keyword argument"
START = "the short way is agentkit: Agent(…).session(client, channel=…, agent_uid=…, remote_uids=[…]).start()"  # fmt: skip
HABIT = {
    "channel": "room",
    "token": "t",
    "agent_rtc_uid": "1",
    "remote_rtc_uids": ["2"],
    "llm": {"url": "https://llm.example/v1", "params": {"model": "m"}},
    "tts": {
        "vendor": "minimax",
        "params": {
            "key": "k",
            "group_id": "g",
            "model": "m",
            "voice_setting": {"voice_id": "v"},
            "url": "wss://tts.example",
        },
    },
}
SIP = {"to_number": "+8613800000001", "from_number": "+8613800000002", "rtc_uid": "2"}
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "f",
            "description": "d",
            "parameters": {"type": "object", "properties": {}},
        },
        "server": {"method": "POST", "url": "https://tools.example"},
    }
]
SENT = "it is sent as it is"
ELSEWHERE = {
    "system_prompt": "'llm': {'system_messages': …}",
    "prompt": "'llm': {'system_messages': …}",
    "instructions": "'llm': {'system_messages': …}",
    "messages": "'llm': {'system_messages': …}",
    "greeting": "'llm': {'greeting_message': …}",
    "first_message": "'llm': {'greeting_message': …}",
    "failure_message": "'llm': {'failure_message': …}",
    "model": "'llm': {'params': {'model': …}}",
    "temperature": "'llm': {'params': {'temperature': …}}",
    "max_tokens": "'llm': {'params': {'max_tokens': …}}",
    "tools": "'llm': {'tools': …}",
    "functions": "'llm': {'tools': …}",
    "language": "'asr': {'language': …}",
    "api_key": "'llm': {'api_key': …}",
    "modalities": "'llm': {'output_modalities': …}",
    "threshold": "'turn_detection': {'threshold': …}",
    "allow_interruptions": "'interruption': {'enable': …}",
}
GUESSES: list[tuple[str, str]] = [
    # What is imported.
    ("from shengwang_agent import Client", f"cannot import name 'Client' from 'shengwang_agent'; {CLIENT}"),
    ("shengwang_agent.Client", f"module 'shengwang_agent' has no attribute 'Client'; {CLIENT}"),
    ("from shengwang_agent import AgentCleint", "cannot import name 'AgentCleint' from 'shengwang_agent'; did you mean 'AgentClient'?"),
    ("from shengwang_agent import StartAgentsRequestProperties", WORKS),
    ("from shengwang_agent import CallTelephonyRequestSip", "cannot import name 'CallTelephonyRequestSip' from 'shengwang_agent'; write `from shengwang_agent.telephony import CallTelephonyRequestSip`"),
    ("from shengwang_agent import MiniMaxTTS", WORKS),
    ("from shengwang_agent import WebhookVerifier", "cannot import name 'WebhookVerifier' from 'shengwang_agent'; notifications are checked by a function: from shengwang_agent.webhooks import verify"),
    ("from shengwang_agent.webhooks import WebhookVerifier", "cannot import name 'WebhookVerifier' from 'shengwang_agent.webhooks'; notifications are checked by a function: verify(body, headers, secret)"),
    ("from shengwang_agent.token import AccessToken", "cannot import name 'AccessToken' from 'shengwang_agent.token'; tokens are made by functions: generate_rtc_token, generate_convo_ai_token"),
    ("from shengwang_agent.agentkit import FengmingASR", "cannot import name 'FengmingASR' from 'shengwang_agent.agentkit'; recognisers are called STT: FengmingSTT"),
    ("from shengwang_agent.agents import StartAgentsRequestPropertiesDict", WORKS),
    ("from shengwang_agent import webhooks, token, sandbox, campaign, agentkit, llmserver", WORKS),
    ("from shengwang_agent import tokens", "cannot import name 'tokens' from 'shengwang_agent'; it is token: from shengwang_agent import token"),
    ("import shengwang_agent.tokens", "No module named 'shengwang_agent.tokens'; it is token: from shengwang_agent import token"),
    ("from shengwang_agent.exceptions import ApiError", "No module named 'shengwang_agent.exceptions'; it is errors: from shengwang_agent import errors"),
    ("import shengwang_agent.zonk", "No module named 'shengwang_agent.zonk'"),
    # The client.
    ("AgentClient(api_key='k')", "AgentClient() got an unexpected keyword argument 'api_key'; write username=… and password=…, the customer id and secret of the console"),
    ("AgentClient(username='u', password='p', default_headers={})", "AgentClient() got an unexpected keyword argument 'default_headers'; did you mean 'headers'?"),
    ("AsyncAgentClient(username='u', password='p', http_client=None)", "AsyncAgentClient() got an unexpected keyword argument 'http_client'; did you mean 'httpx_client'?"),
    ("AgentClient(username='u', password='p', timeout=0)", "timeout must be above zero seconds; None means no limit"),
    ("client.calls", "'AgentClient' object has no attribute 'calls'; did you mean 'telephony'?"),
    ("client.agents.create", "'AgentsClient' object has no attribute 'create'; did you mean 'start'?"),
    ("client.agents.follow_history", "'AgentsClient' object has no attribute 'follow_history'; did you mean 'follow'?"),
    ("client.phone_numbers.create", "'PhoneNumbersClient' object has no attribute 'create'; did you mean 'add'?"),
    ("client.with_options(proxy='http://p')", "AgentClient.with_options() got an unexpected keyword argument 'proxy'; connections are shared: make a client of its own, AgentClient(proxy=…)"),
    ("sandbox.async_client().with_options(retries=1)", "AsyncAgentClient.with_options() got an unexpected keyword argument 'retries'; did you mean 'max_retries'?"),
    ("client.agents.retrieve", "'AgentsClient' object has no attribute 'retrieve'; did you mean 'get'?"),
    ("client.telephony.dial", "'TelephonyClient' object has no attribute 'dial'; did you mean 'call'?"),
    # One call.
    ("client.agents.get(agent_id)", "agents.get: agent_id is missing or None; the first place is the App ID: write client.agents.get(agent_id=…)"),
    ("sandbox.client(app_id=APP).agents.list('room')", "agents.list: the first argument is the App ID, and 'room' does not look like one; this client has its own: leave it out, and name the other arguments"),
    ("client.agents.start(channel='c', prompt='p')", f"agents.start{NO} 'channel'; write properties={{'channel': …}}; {START}"),
    ("client.agents.start(name='a', prompt='p')", f"agents.start{NO} 'prompt'; write properties={{'llm': {{'system_messages': …}}}}; {START}"),
    ("client.agents.start(model='m')", f"agents.start{NO} 'model'; write properties={{'llm': {{'params': {{'model': …}}}}}}; {START}"),
    ("client.agents.start(agent_name='a', properties={})", f"agents.start{NO} 'agent_name'; did you mean 'name'?; {START}"),
    ("client.agents.start(name='a', properties={}, timeout=3)", f"agents.start{NO} 'timeout'; write request_options={{'timeout': …}}; {START}"),
    ("client.agents.with_raw_response.start(room='c')", f"agents.start{NO} 'room'; write properties={{'channel': …}}; {START}"),
    ("client.agents.start()", "agents.start: name is missing"),
    ("client.agents.start(name='a')", "agents.start: properties is missing"),
    ("client.agents.update(instructions='p')", f"agents.update{NO} 'instructions'; write properties={{'llm': {{'system_messages': …}}}}"),
    ("client.agents.get(id=agent_id)", f"agents.get{NO} 'id'; did you mean 'agent_id'?"),
    ("client.agents.get(agent_id=agent_id, colour=1)", f"agents.get{NO} 'colour'; it takes appid, agent_id, request_options"),
    ("client.agents.speak(agent_id=agent_id, message='hi')", f"agents.speak{NO} 'message'; did you mean 'text'?"),
    ("client.agents.list(status='RUNNING')", f"agents.list{NO} 'status'; did you mean 'state'?"),
    ("client.agents.list(page_size=3)", f"agents.list{NO} 'page_size'; did you mean 'limit'?"),
    ("client.telephony.list(state='hangup')", f"telephony.list{NO} 'state'; the platform's list takes no state; write [call for call in client.telephony.list() if call.state == 'hangup']"),
    ("client.telephony.list(status='failed')", f"telephony.list{NO} 'status'; the platform's list takes no state, and every end is 'hangup' there; what became of a call: Call.attach(client, agent_id), call.refresh(), call.outcome"),
    ("[call for call in client.telephony.list() if call.state == 'hangup']", WORKS),
    ("client.telephony.call(to='+861')", f"telephony.call{NO} 'to'; write sip={{'to_number': …}}; the short way is agentkit: Agent(…).call(client, to_number=…, from_number=…, channel=…).place()"),
    ("client.phone_numbers.get(number='+861')", f"phone_numbers.get{NO} 'number'; did you mean 'phone_number'?"),
    ("client.phone_numbers.get()", "phone_numbers.get: phone_number is missing"),
    ("asyncio.run(sandbox.async_client().agents.get(id='a'))", f"agents.get{NO} 'id'; did you mean 'agent_id'?"),
    ("client.phone_numbers.update('+861', label='x')", f"phone_numbers.update{NO} 'label'; the platform does not rename a number: delete it, and add it with the other label"),
    ("client.phone_numbers.update('+861')", "phone_numbers.update: says nothing, so nothing changes"),
    ("client.agents.list(state='RUNNING').items[0].agent_id", WORKS),
    ("client.agents.list(state='running').items[0].agent_id", WORKS),
    ("client.agents.list(state=2).items[0].agent_id", WORKS),
    ("client.agents.list(state='2').items[0].agent_id", WORKS),
    ("client.agents.list(state='RUNING')", "agents.list: there is no state 'RUNING'; did you mean 'RUNNING'?"),
    ("client.agents.list(from_time=datetime.now(timezone.utc) - timedelta(hours=1)).items[0]", WORKS),
    ("client.agents.list(from_time=time.time() - 60).items[0]", WORKS),
    ("client.telephony.list(from_time=time.time() - 60)", WORKS),
    ("client.telephony.list(to_time=datetime.now(timezone.utc))", WORKS),
    ("client.agents.list(from_time=datetime.now())", "agents.list: from_time has no time zone; write datetime.now(timezone.utc)"),
    ("client.agents.list(from_time=time.time() * 1000)", "agents.list: from_time is in milliseconds; Unix seconds are wanted"),
    ("client.agents.get(agent_id=agent_id, request_options={'timeout': 3})", WORKS),
    ("client.agents.get(agent_id=agent_id, request_options={'headers': {'X-A': 'b'}})", WORKS),
    ("client.agents.get(agent_id=agent_id, request_options={'timeout_in_seconds': 0})", "timeout_in_seconds must be above zero seconds; None means no limit"),
    ("client.agents.get(agent_id=agent_id, request_options={'extra_headers': {}})", "request_options has no key 'extra_headers'; did you mean 'headers'?"),
    ("sandbox.client(proxy='http://p')", "proxy: this client is in process and connects to nothing; write AgentClient(base_url=sandbox.url, proxy=…)"),
    ("sandbox.async_client(limits=1)", "limits: this client is in process and connects to nothing; write AsyncAgentClient(base_url=sandbox.url, limits=…)"),
    # Replies and errors.
    ("client.agents.list().items[0].name", "'ListAgentsResponseDataListItem' object has no attribute 'name'; a list does not tell it: client.agents.get(agent_id=…).name"),
    ("client.agents.get(agent_id=agent_id).name", WORKS),
    ("models.GetTelephonyResponse.from_dict({}).duration", "'GetTelephonyResponse' object has no attribute 'duration'; the platform does not tell it: stop_ts - create_ts are the seconds with the ringing"),
    ("models.GetTelephonyResponse.from_dict({'duration': 3})['duration']", WORKS),
    ("models.ListTelephonyResponseDataListItem.from_dict({'duration': 3}).duration + 1", WORKS),
    ("models.ListTelephonyResponseDataListItem.from_dict({}).reason", "'ListTelephonyResponseDataListItem' object has no attribute 'reason'; a list does not tell it: client.telephony.get(agent_id=…).reason"),
    ("client.agents.get(agent_id=agent_id).to_json()", "'GetAgentsResponse' object has no attribute 'to_json'; write json() or model_dump_json()"),
    ("client.agents.get(agent_id=agent_id).copy(status='x')", "copy() got an unexpected keyword argument 'status'; write model_copy(update={'status': …})"),
    ("client.agents.get(agent_id=agent_id).copy(update={'status': 'x'})", WORKS),
    ("client.agents.with_raw_response.list().parse()", "'RawResponse' object has no attribute 'parse'; it is read already: data is what the plain method returns"),
    ("errors.ApiError(status_code=400).code", "'ApiError' object has no attribute 'code'; reason is the platform's word, status_code the HTTP status"),
    ("errors.ApiError(status_code=400).status", "'ApiError' object has no attribute 'status'; did you mean 'status_code'?"),
    ("errors.ApiError(status_code=400).response", "'ApiError' object has no attribute 'response'; status_code, headers and body are those of the answer"),
    ("errors.ConnectionFailed('x').zonk", "'ConnectionFailed' object has no attribute 'zonk'"),
    # Pages and headers.
    ("[agent.agent_id for agent in client.agents.list().data] == [agent_id]", WORKS),
    ("client.agents.list().data[0].agent_id, client.agents.list().data['list'], len(client.agents.list().data)", WORKS),
    ("client.agents.list().data.list_[0], client.agents.list().data.count", WORKS),
    ("client.agents.get(agent_id=agent_id).id", "'GetAgentsResponse' object has no attribute 'id'; it is agent_id"),
    ("client.agents.get(agent_id=agent_id).reason", "'GetAgentsResponse' object has no attribute 'reason'; it is message"),
    ("client.agents.get(agent_id=agent_id).stop()", "'GetAgentsResponse' object has no attribute 'stop'; write client.agents.stop(agent_id=…)"),
    ("client.agents.get_history(agent_id=agent_id).messages", "'GetHistoryAgentsResponse' object has no attribute 'messages'; it is contents"),
    ("client.base_url", "'AgentClient' object has no attribute 'base_url'; print(client) shows where it sends"),
    ("sandbox.phone", "'Sandbox' object has no attribute 'phone'; the other end of calls is scripted with sandbox.callee('busy', sip=486)"),
    ("sandbox.agent(agent_id).said", "'AgentHandle' object has no attribute 'said'; history has what was said, turns has each question and answer"),
    ("from shengwang_agent.campaign import BusinessHours", "cannot import name 'BusinessHours' from 'shengwang_agent.campaign'; write Hours: Campaign(hours=Hours('09:00-18:00'))"),
    ("from shengwang_agent.evals import Suite", "cannot import name 'Suite' from 'shengwang_agent.evals'; a scenario is a file: evals.run('scenarios/'); in Python it is a Talk"),
    ("token.TokenBuilder", "module 'shengwang_agent.token' has no attribute 'TokenBuilder'; tokens are made by functions: generate_rtc_token, generate_convo_ai_token"),
    ("Campaign([], max_concurrent=3)", "Campaign has not the argument 'max_concurrent'; did you mean pace={'at_once': …}?"),
    ("client.agents.list()[0]", "'SyncPager' object is not subscriptable; write next(iter(pager)) for the first of all pages, or pager.items[…] for this page"),
    ("asyncio.run(first(sandbox.async_client().agents.list()))[0]", "'AsyncPager' object is not subscriptable; write await anext(aiter(pager)) for the first of all pages, or pager.items[…] for this page"),
    ("sandbox.async_client().agents.list().items", "'AsyncPagerCall' object has no attribute 'items'; await it first: page = await client.…list()"),
    ("client.agents.list().has_next_page", "'SyncPager' object has no attribute 'has_next_page'; did you mean 'has_next'?"),
    ("client.agents.list().get_next_page()", "'SyncPager' object has no attribute 'get_next_page'; did you mean 'next_page'?"),
    ("client.agents.with_raw_response.list().headers['X-Request-Id']", WORKS),
    ("len(client.agents.with_raw_response.list().headers.get('X-Request-Id'))", WORKS),
    ("client.agents.with_raw_response.list().headers['X-Other']", "'x-other'"),
    ("'X-Request-Id' in errors.ApiError(headers={'x-request-id': '1'}).headers or 1 / 0", WORKS),
    ("len(sandbox.requests[-1].headers.get('User-Agent'))", WORKS),
    # What everybody writes.
    ("client.agents.wait(agent_id)", WORKS),
    ("client.agents.wait(agent_id, 'running', timeout=5)", WORKS),
    ("client.agents.wait(agent_id, 'RUNNIN')", "there is no state 'RUNNIN'; did you mean 'RUNNING'?"),
    ("client.agents.wait_until", "'AgentsClient' object has no attribute 'wait_until'; did you mean 'wait'?"),
    ("client.telephony.wait_ended", "'TelephonyClient' object has no attribute 'wait_ended'; did you mean 'wait'?"),
    ("client.agents.follow(agent_id, interval=1).close()", WORKS),
    ("client.agents.list(state='RUNNING').to_dataframe()", WORKS),
    ("webhooks.sign(b'{}', 'secret')", WORKS),
    ("webhooks.Event.AGENT_METRICS == 111", WORKS),
    ("webhooks.unwrap", "module 'shengwang_agent.webhooks' has no attribute 'unwrap'; did you mean 'verify'?"),
    ("webhooks.signature", "module 'shengwang_agent.webhooks' has no attribute 'signature'; did you mean 'sign'?"),
    ("errors.ConnectionFailed('x').http_status, errors.ConnectionFailed('x').retry_after", WORKS),
    # What a running agent is told.
    ("client.agents.update(agent_id=agent_id, properties={'llm': {'prompt': 'x'}})", LANGUAGE.format("prompt")),
    ("client.agents.update(agent_id=agent_id, properties={'llm': {'system_message': []}})", LANGUAGE.format("system_message")),
    ("client.agents.update(agent_id=agent_id, properties={'asr': {'language': 'zh-CN'}})", f"agents.update: properties.asr: {FIXED} (update-settings)"),
    ("AgentSession.attach(client, agent_id).update({'instructions': 'x'})", "agents.update: properties has no key 'instructions'; write properties={'llm': {'system_messages': …}}"),
    ("AgentSession.attach(client, agent_id).update({'greeting': 'x'})", f"agents.update: properties.greeting: {FIXED} (update-settings)"),
    ("client.agents.update(agent_id=agent_id, properties={'llm': {'temperature': 0.3}})", "agents.update: properties.llm has no key 'temperature'; write properties={'llm': {'params': {'temperature': …}}}"),
    ("client.agents.update(agent_id=agent_id, properties={'model': 'm'})", "agents.update: properties has no key 'model'; write properties={'llm': {'params': {'model': …}}}"),
    ("UpdateAgentsRequestPropertiesLlm(temperature=0.3)", "UpdateAgentsRequestPropertiesLlm has no field 'temperature'; it goes into params: params={'temperature': …}"),
    ("client.agents.update(agent_id=agent_id)", "agents.update: properties: says nothing, so nothing changes (update-nothing)"),
    ("UpdateAgentsRequestProperties(asr={})", "UpdateAgentsRequestProperties has no field 'asr'; see additional_properties for extras"),
    ("client.agents.start(name='b', properties={**HABIT, 'idle_timout': 5})", "agents.start: properties has no key 'idle_timout'; did you mean 'idle_timeout'? It is sent as it is"),
    # Keys that stand elsewhere.
    *((f"started(llm={{**HABIT['llm'], {key!r}: 1}})", f"agents.start: properties.llm has no key {key!r}; write properties={{'llm': {{'params': {{{key!r}: …}}}}}}; {SENT}") for key in ("temperature", "top_p", "max_tokens", "stream", "stop", "seed", "response_format", "tool_choice")),
    ("started(llm={'url': 'https://llm.example/v1', 'model': 'm'})", "agents.start: properties.llm.model: has no effect; the model is named in params: params={'model': …} (model-in-params)"),
    ("started(llm={'url': 'https://llm.example/v1', 'model': 'm', 'style': 'bedrock'})", WORKS),
    ("started(llm={**HABIT['llm'], 'tools': TOOLS})", "agents.start: properties.llm.tools: nothing is ever called without advanced_features.enable_tools (tools-switch)"),
    ("started(llm={**HABIT['llm'], 'tools': TOOLS}, advanced_features={'enable_tools': True})", WORKS),
    ("client.agents.start(name='c2', pipeline_id='p', properties={**HABIT, 'llm': {**HABIT['llm'], 'tools': TOOLS}})", WORKS),
    ("started(sal={'sal_mode': 'locking'})", "agents.start: properties.sal: has no effect without advanced_features.enable_sal (sal-switch)"),
    *((f"started({key}='x')", f"agents.start: properties has no key {key!r}; write properties={{{place}}}; {SENT}") for key, place in ELSEWHERE.items()),
    ("started(voice='v')", f"agents.start: properties has no key 'voice'; a vendor has it: write properties={{'tts': {{'vendor': …, 'params': {{…}}}}}}; {SENT}"),
    ("started(webhook_url='u')", f"agents.start: properties has no key 'webhook_url'; notifications go to the address that the console has; {SENT}"),
    ("started(stt={})", "agents.start: properties has no key 'stt'; did you mean 'asr'? It is sent as it is"),
    ("started(vendor='v')", WORKS),  # which vendor is meant, nobody knows
    ("started(tts={**HABIT['tts'], 'model': 'm'})", f"agents.start: properties.tts has no key 'model'; write properties={{'tts': {{'params': {{'model': …}}}}}}; {SENT}"),
    ("started(asr={'language': 'zh-CN', 'key': 'k'})", f"agents.start: properties.asr has no key 'key'; write properties={{'asr': {{'params': {{'key': …}}}}}}; {SENT}"),
    ("client.telephony.call(name='c', sip=SIP, properties={**HABIT, 'temperature': 1})", f"telephony.call: properties has no key 'temperature'; write properties={{'llm': {{'params': {{'temperature': …}}}}}}; {SENT}"),
    ("client.telephony.call(name='c', sip={**SIP, 'to': '+861'}, properties=HABIT)", "telephony.call: sip has no key 'to'; did you mean 'to_number'? It is sent as it is"),
    ("client.phone_numbers.update(phone_number='+8613800000001', inbound_config={'agent_id': 'a'})", f"phone_numbers.update: inbound_config has no key 'agent_id'; calls are taken by a pipeline: write client.phone_numbers.update(phone_number, inbound_config={{'pipeline_id': …}}); {SENT}"),
    ("client.agents.start(name='a', temperature=1)", f"agents.start{NO} 'temperature'; write properties={{'llm': {{'params': {{'temperature': …}}}}}}; {START}"),
    ("client.agents.start(name='a', system_prompt='p')", f"agents.start{NO} 'system_prompt'; write properties={{'llm': {{'system_messages': …}}}}; {START}"),
    # Agents and sessions.
    ("Agent(instruction='x')", "Agent() got an unexpected keyword argument 'instruction'; did you mean 'instructions'?"),
    ("Agent().with_asr(FengmingSTT())", "'Agent' object has no attribute 'with_asr'; did you mean 'with_stt'?"),
    ("Agent().session(client, room='x', agent_uid='1', remote_uids=['2'])", "AgentSession() got an unexpected keyword argument 'room'; did you mean 'channel'?"),
    ("Agent().call(client, to='+861', from_number='+862', channel='c')", "Call() got an unexpected keyword argument 'to'; did you mean 'to_number'?"),
    ("AgentSession.attach(client, agent_id).speak", "'AgentSession' object has no attribute 'speak'; did you mean 'say'?"),
    ("AgentSession.attach(client, agent_id).wait_until('running')", WORKS),
    ("AgentSession.attach(client, agent_id).wait_until('RUNNIN')", "there is no state 'RUNNIN'; did you mean 'RUNNING'?"),
    ("AgentSession.attach(client, agent_id).wait_until()", "there is no state ''; the states are IDLE, STARTING, RUNNING, STOPPING, STOPPED, RECOVERING, FAILED"),
    ("AgentSession.attach(client, agent_id).wait_until('STOPPED', timeout=0.01)", "the agent was not STOPPED within 0.01 s; it is RUNNING"),
    ("AgentSession.attach(sandbox.async_client(), agent_id)", "AgentSession cannot use AsyncAgentClient: use AsyncAgentSession"),
    ("AsyncAgentSession.attach(client, agent_id)", "AsyncAgentSession cannot use AgentClient: use AgentSession"),
    # Vendors and tokens.
    ("FengmingSTT(lang='zh-CN')", "FengmingSTT: the argument 'lang' is unknown and is sent as it is; did you mean 'language', or additional_params={'lang': …}?"),
    ("MiniMaxTTS(key='k', voice_id='v', api_key='k')", "MiniMaxTTS: the argument 'api_key' is unknown and is sent as it is; did you mean 'key', or additional_params={'api_key': …}?"),
    ("generate_rtc_token(APP, APP, 'room', 1, expires_in=60)", WORKS),
    ("generate_rtc_token(APP, APP, 'room', 1, ttl=60)", "generate_rtc_token() got an unexpected keyword argument 'ttl'; did you mean 'expires_in'?"),
    ("token.generate_convo_ai_token(APP, APP, 'room', '1', expires_in=60)", WORKS),
    ("token.build(APP, APP, channel='room', uid=1, expires_in=60)", WORKS),
    # The sandbox.
    ("sandbox.next(503, on='start')", "on: there is no operation 'start'; did you mean 'agents.start'?"),
    ("sandbox.drop(on='agents.strat')", "on: there is no operation 'agents.strat'; did you mean 'agents.start'?"),
    ("sandbox.chaos({503: 0.1}, on='agents.*')", WORKS),
    ("sandbox.fail_next(429)", "'Sandbox' object has no attribute 'fail_next'; a fault is sandbox.next(429, on='agents.start')"),
    ("sandbox.say('hello')", "'Sandbox' object has no attribute 'say'; the caller speaks with sandbox.agent(agent_id).hears('hello')"),
    ("sandbox.agent(client.agents.list().items[0].agent_id).says('hello')", "'AgentHandle' object has no attribute 'says'; the caller speaks with hears('hello')"),
    # Model servers, scenarios, notices, campaigns.
    ("llmserver.LLMServer(api_key='k').app", "'LLMServer' object has no attribute 'app'; the server itself is the ASGI application: uvicorn program:server"),
    ("evals.Talk(sandbox, client.agents.list().items[0].agent_id).say('x')", "'Talk' object has no attribute 'say'; the caller says: talk.says(\"hello\")"),
    ("webhooks.Seen().is_duplicate('n1')", "'Seen' object has no attribute 'is_duplicate'; seen.first(notice) is False for a repeat"),
    ("webhooks.Notice('n1', 101, {}, None, None, None, {}).id", "'Notice' object has no attribute 'id'; it is notice_id"),
    ("Campaign('x.csv', quiet_hours='21:00-09:00')", "Campaign has not the argument 'quiet_hours'; did you mean hours='09:00-21:00', in which calls may start?"),
    # What belongs to the layers.
    ("from shengwang_agent.campaign import Contact", "cannot import name 'Contact' from 'shengwang_agent.campaign'; a person is a row, a dict of columns: Campaign(rows=[{'phone': '+86…'}])"),
    ("from shengwang_agent.campaign import Retry", "cannot import name 'Retry' from 'shengwang_agent.campaign'; write Again: Campaign(retry={'busy': Again(3, gap=600)})"),
    ("from shengwang_agent.campaign import Window", "cannot import name 'Window' from 'shengwang_agent.campaign'; write Hours: Campaign(hours=Hours('09:00-18:00'))"),
    ("from shengwang_agent.campaign import Report", "cannot import name 'Report' from 'shengwang_agent.campaign'; progress() of a campaign counts, and report(path) writes a file"),
    ("from shengwang_agent.campaign import celery", WORKS),
    ("from shengwang_agent.evals import Scenario", "cannot import name 'Scenario' from 'shengwang_agent.evals'; a scenario is a file: evals.run('scenarios/'); in Python it is a Talk"),
    ("from shengwang_agent.evals import expect", "cannot import name 'expect' from 'shengwang_agent.evals'; plain assert will do: assert 'six' in talk.says('When?').heard"),
    ("evals.Judgee", "module 'shengwang_agent.evals' has no attribute 'Judgee'; did you mean 'Judge'?"),
    ("from shengwang_agent.llmserver import function_tool", "cannot import name 'function_tool' from 'shengwang_agent.llmserver'; tools are made by an object: tools = Tools(url, api_key=…), then @tools.tool"),
    ("from shengwang_agent.llmserver import TestClient", "cannot import name 'TestClient' from 'shengwang_agent.llmserver'; any ASGI client will do: from starlette.testclient import TestClient"),
    ("from shengwang_agent.llmserver import Server", "cannot import name 'Server' from 'shengwang_agent.llmserver'; write LLMServer"),
    ("from shengwang_agent.sandbox import TestClient", "cannot import name 'TestClient' from 'shengwang_agent.sandbox'; a client of a sandbox is sandbox.client()"),
    ("from shengwang_agent.sandbox import Sandbx", "cannot import name 'Sandbx' from 'shengwang_agent.sandbox'; did you mean 'Sandbox'?"),
    ("from shengwang_agent.agentkit import Qwen", "cannot import name 'Qwen' from 'shengwang_agent.agentkit'; models of Qwen are asked with AliyunLLM; QwenOmni is the realtime one"),
    ("from shengwang_agent.agentkit import QwenLLM", "cannot import name 'QwenLLM' from 'shengwang_agent.agentkit'; models of Qwen are asked with AliyunLLM"),
    ("Agent(stt=FengmingSTT(), llm=DeepSeekLLM(api_key='k', model='m'), tts=MiniMaxTTS(key='k', voice_id='v'))", WORKS),
    ("Agent(llm='gpt-4o')", "llm takes what a vendor class makes, such as CustomLLM(url=…, api_key=…, model=…), not str; for a provider of your own, subclass BaseLLM"),
    ("Agent(asr=FengmingSTT())", f"Agent{NO} 'asr'; did you mean 'stt'?"),
    ("Agent(voice='v')", f"Agent{NO} 'voice'; a voice is a vendor class: Agent(tts=MiniMaxTTS(key=…, voice_id=…))"),
    ("Agent(model='gpt-4o')", f"Agent{NO} 'model'; a model is a vendor class: Agent(llm=DeepSeekLLM(api_key=…, model=…))"),
    ("AgentSession.attach(client, agent_id).on('startd', print)", "there is no event 'startd', its handler never runs; did you mean 'started'?"),
    ("AgentSession.attach(client, agent_id).on('left', print)", "there is no event 'left', its handler never runs; did you mean 'stopped'?"),
    ("AgentSession.attach(client, agent_id).on('transcript', print)", "there is no event 'transcript', its handler never runs; what is said comes in a loop: for entry in session.follow()"),
    ("AgentSession.attach(client, agent_id).on('tick', print)", "there is no event 'tick', its handler never runs; there are started, stopped, error"),
    ("AgentSession.attach(client, agent_id).on('stopped', print)", WORKS),
    ("said = AgentSession.attach(client, agent_id).follow(); said.close(); len(said)", "what follow() returns has no length; it acts only while it is iterated: write for entry in ….follow(…): …"),
    ("llmserver.LLMServer(api_key='k', tools=[])", "LLMServer has not the argument 'tools'; tools have an application of their own: Tools(…).tool, and run_tools runs them in a reply"),
    ("llmserver.LLMServer(key='k')", "LLMServer has not the argument 'key'; did you mean 'api_key'?"),
    ("llmserver.LLMServer(api_key='k').on_message", "'LLMServer' object has no attribute 'on_message'; decorate the function that answers: @server.reply"),
    ("llmserver.LLMServer(api_key='k').test_client", "'LLMServer' object has no attribute 'test_client'; any ASGI client will do: starlette.testclient.TestClient(server)"),
    ("Campaign('x.csv', timezone='Asia/Shanghai')", "Campaign has not the argument 'timezone'; did you mean zone?"),
    ("Campaign('x.csv', zone='Asia/Shanghai', pipeline_id='1')", WORKS),
    ("Campaign('x.csv', end_time='18:00')", "Campaign has not the argument 'end_time'; did you mean hours='09:00-18:00'?"),
    ("Campaign(numbers=['+861'])", "Campaign has not the argument 'numbers'; did you mean rows=[{'phone': '+86…'}]?"),
    ("Campaign('x.csv', pipeline_id='1').run(client, dry_run=True)", "run() has not the argument 'dry_run'; a dry run is campaign.dry_run(client)"),
    ("Campaign('x.csv', pipeline_id='1').run(client, wiat=False)", "run() has not the argument 'wiat'; did you mean 'wait'?"),
    ("Campaign('x.csv', pipeline_id='1').results", "'Campaign' object has no attribute 'results'; outcomes come in a loop: for outcome in campaign.run(client); people() has them afterwards"),
    ("Campaign('x.csv', pipeline_id='1').start", "'Campaign' object has no attribute 'start'; did you mean 'run'?"),
    ("sandbox.join", "'Sandbox' object has no attribute 'join'; agents are started by a client: sandbox.client().agents.start"),
    ("sandbox.user_says('hello')", "'Sandbox' object has no attribute 'user_says'; the caller speaks with sandbox.agent(agent_id).hears('hello')"),
    ("sandbox.delay_next(3)", "'Sandbox' object has no attribute 'delay_next'; a slow answer is sandbox.slow(seconds, on='agents.start')"),
    ("sandbox.advance(3)", "'Sandbox' object has no attribute 'advance'; time passes with sandbox.clock.advance(seconds)"),
    ("sandbox.requests[0].json", "'LoggedRequest' object has no attribute 'json'; it is body"),
    ("Sandbox(replies='model')", "replies='model': every agent says 'model'; to ask the model of each agent write replies='llm'"),
    ("sandbox.agent(agent_id).hears('hi', interrupts=False)", WORKS),
    ("Sandbox(agent_limit=1)", "Sandbox has not the setting 'agent_limit'; did you mean 'max_agents'?"),
    # What two developers wrote from habit, and one with the help alone.
    ('from shengwang_agent.asr import FengmingASR', "No module named 'shengwang_agent.asr'; recognisers are in agentkit: from shengwang_agent.agentkit import FengmingSTT"),
    ('from shengwang_agent.tts import MiniMaxTTS', "No module named 'shengwang_agent.tts'; voices are in agentkit: from shengwang_agent.agentkit import MiniMaxTTS"),
    ('from shengwang_agent.model_server import ModelServer', "No module named 'shengwang_agent.model_server'; it is llmserver: from shengwang_agent.llmserver import LLMServer"),
    ('from shengwang_agent import ModelServer', "cannot import name 'ModelServer' from 'shengwang_agent'; it is llmserver: from shengwang_agent.llmserver import LLMServer"),
    ('from shengwang_agent import LLMConfig', "cannot import name 'LLMConfig' from 'shengwang_agent'; models are in agentkit: from shengwang_agent.agentkit import CustomLLM"),
    ('from shengwang_agent.sessions import Session', "No module named 'shengwang_agent.sessions'; from shengwang_agent.agentkit import Agent; Agent(…).session(client, channel=…, agent_uid=…, remote_uids=[…])"),
    ('from shengwang_agent.token import build_rtc_rtm_token', "cannot import name 'build_rtc_rtm_token' from 'shengwang_agent.token'; write generate_rtc_token, or generate_convo_ai_token for RTC and RTM"),
    ('from shengwang_agent.webhooks import WebhookHandler', "cannot import name 'WebhookHandler' from 'shengwang_agent.webhooks'; verify(body, headers, secret) returns a Notice; what happened is its event_type, a number of Event"),
    ('from shengwang_agent.testing import FakeLLM', 'cannot import name \'FakeLLM\' from \'shengwang_agent.testing\'; the sandbox answers: Sandbox(replies={"hello": "Hi!"}); to write a model, LLMServer of shengwang_agent.llmserver'),
    ('from shengwang_agent import evals', 'works'),
    ('from shengwang_agent.sandbox import AgentHandle, CallHandle, LoggedRequest, PlacedCall, Turn, WebhookSender', 'works'),
    ("AgentClient(username='u', password='p', logger=None)", 'AgentClient() got an unexpected keyword argument \'logger\'; records go to logging.getLogger("shengwang_agent"); debug=True prints them'),
    ('client.sessions', "'AgentClient' object has no attribute 'sessions'; sessions are an agent's: from shengwang_agent.agentkit import Agent; Agent(…).session(client, channel=…, agent_uid=…, remote_uids=[…])"),
    ('client.agents.get(agent_id=None)', 'agents.get: agent_id is missing or None; the first place is the App ID: write client.agents.get(agent_id=…)'),
    ("client.agents.start(idempotency_key='k')", "agents.start() got an unexpected keyword argument 'idempotency_key'; the name is the key: with one that is live a second start is a ConflictError; the short way is agentkit: Agent(…).session(client, channel=…, agent_uid=…, remote_uids=[…]).start()"),
    ('client.agents.wait_until_running(agent_id)', "'AgentsClient' object has no attribute 'wait_until_running'; write wait(agent_id, 'RUNNING')"),
    ('client.agents.get_turns(agent_id=agent_id)[0]', 'GetTurnsAgentsResponse is no list: keys are texts; its entries are in .turns'),
    ("Agent(llm={'url': 'https://llm.example/v1'})", 'llm takes what a vendor class makes, such as CustomLLM(url=…, api_key=…, model=…), not dict; for a provider of your own, subclass BaseLLM'),
    ("MiniMaxTTS(key='k', voice='v')", "MiniMaxTTS cannot be made:\n  exactly one of voice_setting, voice_id, timber_weights is needed\n  the argument 'voice' is unknown and is sent as it is; did you mean 'voice_id', or additional_params={'voice': …}?"),
    ("Agent().call(client, to='+861')", "Call() got an unexpected keyword argument 'to'; did you mean 'to_number'?"),
    ("Agent().create_session(client, app_id='a')", "create_session() takes no app_id, it is that of the client: AgentClient(app_id=…, app_certificate=…)"),
    ('AgentSession.attach(client, agent_id).wait_until_running()', "'AgentSession' object has no attribute 'wait_until_running'; write wait_until('RUNNING')"),
    ('AgentSession.attach(client, agent_id).history', "'AgentSession' object has no attribute 'history'; get_history().contents has it all, follow() yields what comes"),
    ('AgentSession.attach(client, agent_id).get_history(follow=True)', "AgentSession.get_history() got an unexpected keyword argument 'follow'; entries that come are follow()"),
    ("AgentSession.attach(client, agent_id).update(token='t')", 'AgentSession.update() got an unexpected keyword argument \'token\'; write update({"token": …, "llm": {…}})'),
    ('AgentSession.attach(client, agent_id).follow(timeout=-1)', 'timeout must be 0 seconds or more, not -1'),
    ("AgentConfig(greeting='Hi')", "StartAgentsRequestProperties has no field 'greeting'; write properties={'llm': {'greeting_message': …}}"),
    ('Campaign(llm=None)', "Campaign has not the argument 'llm'; an agent has it: agent=Agent(instructions=…, stt=…, llm=…, tts=…)"),
    ("Campaign([], agent={'llm': {}})", 'agent: expected an Agent, not dict; write agent=Agent(llm=…, tts=…) of shengwang_agent.agentkit; a dict is properties'),
    ('errors.RateLimitError(status_code=429).retryable', "'RateLimitError' object has no attribute 'retryable'; what was safe to repeat has been repeated; after an OutcomeUnknown look first: client.send(error.lookup)"),
    ('sandbox.drop_connection()', "'Sandbox' object has no attribute 'drop_connection'; a broken connection is sandbox.drop(on='agents.start')"),
    ('sandbox.inject_fault(503)', "'Sandbox' object has no attribute 'inject_fault'; a fault is sandbox.next(503, on='agents.start'); sandbox.drop() breaks a connection, sandbox.stall() never answers"),
    ("sandbox.set_call_outcome('busy')", "'Sandbox' object has no attribute 'set_call_outcome'; the other end of calls is scripted with sandbox.callee('busy', sip=486)"),
    ('sandbox.agent(agent_id).spoken', "'AgentHandle' object has no attribute 'spoken'; speaking is what it says now, history what was said"),
    ("Sandbox().agent('nope')", '"the sandbox has no agent \'nope\'; the last ones: none yet"'),
    ("sandbox.call('nope')", '"the sandbox has no call \'nope\'; the last ones: none yet"'),
    ('sandbox.agent(agent_id).hears(3)', 'text: expected a text or a list of texts, got [3]'),
    ("sandbox.next('503')", "status: expected a number from 200 to 599, got '503'"),
    ("sandbox.callee('answered', says=3)", 'says: expected a text or a list of texts, got 3'),
    ('sandbox.requests == []', 'works'),
    ('Sandbox(busy=True)', "Sandbox has not the setting 'busy'; the other end of calls is scripted with sandbox.callee('busy', sip=486)"),
    ("Sandbox(customer_id='c')", "Sandbox has not the setting 'customer_id'; it is username"),
    ('Sandbox(replies=42)', 'replies (or a mapping, or a function): expected a text or a list of texts, got 42'),
]  # fmt: skip


@pytest.fixture(scope="module")
def names() -> Iterator[dict[str, Any]]:
    """What every guess may use."""
    found: dict[str, Any] = {"HABIT": HABIT, "APP": "0" * 32, "SIP": SIP, "TOOLS": TOOLS}
    exec(
        "import asyncio, shengwang_agent, time\n"
        "from datetime import datetime, timedelta, timezone\n"
        "from shengwang_agent import AgentClient, AsyncAgentClient, errors, evals, generate_rtc_token, llmserver, token, webhooks\n"
        "from shengwang_agent.campaign import Campaign\n"
        "from shengwang_agent.agentkit import *\n"
        "from shengwang_agent.agents import UpdateAgentsRequestProperties, UpdateAgentsRequestPropertiesLlm\n"
        "from shengwang_agent.sandbox import Sandbox\n"
        "from shengwang_agent_api import models",
        found,
    )
    box = Sandbox(max_agents=0)
    client = box.client()
    reply = client.agents.start(name="a", properties=HABIT)
    count = iter(range(1000))

    def started(**changed: Any) -> None:
        reply = client.agents.start(name=f"s{next(count)}", properties={**HABIT, **changed})
        client.agents.stop(agent_id=reply.agent_id)

    async def first(call: Any) -> Any:
        return await call

    found |= {"started": started, "first": first}
    yield {**found, "sandbox": box, "client": client, "agent_id": reply.agent_id}
    client.close()
    box.close()


def said(guess: str, names: dict[str, Any]) -> str:
    """The words that a guess draws, of an error or of a warning."""
    try:
        exec(guess, dict(names))
    except (Exception, Warning) as error:
        return str(error)
    return WORKS


@pytest.mark.parametrize(("guess", "words"), GUESSES, ids=[guess for guess, _ in GUESSES])
def test_a_first_guess(guess: str, words: str, names: dict[str, Any]) -> None:
    names["sandbox"].clear_faults()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert said(guess, names).partition(" (/")[0] == words


def test_errors_of_openai_are_ours() -> None:
    from shengwang_agent import (
        APIConnectionError,
        APIError,
        ApiError,
        APIStatusError,
        APITimeoutError,
        InternalServerError,
        RequestTimeout,
        ServerError,
        TransportError,
    )  # fmt: skip

    assert APIError is APIStatusError is ApiError
    assert (APIConnectionError, APITimeoutError) == (TransportError, RequestTimeout)
    assert issubclass(APITimeoutError, APIConnectionError)
    assert InternalServerError is ServerError


OF_OTHERS = {
    "openai": "OpenAI AsyncOpenAI Client AsyncClient UnprocessableEntityError OpenAIError NOT_GIVEN "
    "Timeout DefaultHttpxClient",
    "stripe": "StripeClient StripeError Webhook WebhookSignature SignatureVerificationError "
    "InvalidRequestError api_key",
    "twilio": "Client TwilioException TwilioRestException RequestValidator AccessToken VideoGrant",
    "livekit": "LiveKitAPI AccessToken VideoGrants WebhookReceiver TokenVerifier TwirpError "
    "RoomService AgentDispatch",
    "the two peers": "Agora AsyncAgora Shengwang CallTelephonyRequestSip DeepgramSTT ElevenLabsTTS",
    "other layers of this one": "Sandbox Campaign WebhookError SignatureError RtcTokenBuilder",
}


@pytest.mark.parametrize("package", OF_OTHERS)
def test_names_of_other_packages_lead_to_ours(package: str) -> None:
    import shengwang_agent

    for name in OF_OTHERS[package].split():
        text = said(f"from shengwang_agent import {name}", {})
        assert text.startswith(f"cannot import name {name!r} from 'shengwang_agent'; "), text
        assert not hasattr(shengwang_agent, name)


def test_no_hint_names_what_does_not_exist() -> None:
    import re

    from shengwang_agent_api.hints import INSTEAD, WORDS

    for names in INSTEAD.values():
        for text in names.values():
            for module, found in re.findall(r"from (shengwang_agent\S*) import ([\w, ]+)", text):
                exec(f"from {module} import {found.rstrip(', ')}", {})
    assert all(len(group) == len(set(group)) > 1 for group in WORDS)


def test_a_private_class_is_never_named(names: dict[str, Any]) -> None:
    private = [word for _, words in GUESSES for word in words.split() if word.startswith("_")]
    assert private == []


@pytest.mark.parametrize("layer", ["campaign", "evals", "llmserver", "sandbox"])
def test_a_layer_lists_its_names_and_no_other(layer: str) -> None:
    module = import_module(f"shengwang_agent.{layer}")
    assert dir(module) == sorted(module.__all__)
    assert all(hasattr(module, name) for name in dir(module))
    assert not hasattr(module, "nothing")


def test_submodules_are_seen() -> None:
    import shengwang_agent

    modules = [
        "webhooks",
        "token",
        "sandbox",
        "campaign",
        "agentkit",
        "llmserver",
        "errors",
        "testing",
        "types",
    ]
    assert set(modules) <= set(dir(shengwang_agent))
    assert [name for name in modules if f"``{name}``" not in (shengwang_agent.__doc__ or "")] == []
