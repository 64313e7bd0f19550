"""Areas, their hosts, the sticky preference, the rest of a failed host."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from shengwang_agent._call import hosts as regions
from shengwang_agent._call.hosts import TRIAL_SECONDS, Area, Pool, create_pool

from .stepping import Walk, state

PATH = "/api/conversational-ai-agent"
HOSTS = {
    Area.US: ["api-us-west-1.agora.io", "api-us-west-1.sd-rtn.com", "api-us-east-1.agora.io", "api-us-east-1.sd-rtn.com"],
    Area.EU: ["api-eu-west-1.agora.io", "api-eu-west-1.sd-rtn.com", "api-eu-central-1.agora.io", "api-eu-central-1.sd-rtn.com"],
    Area.AP: ["api-ap-southeast-1.agora.io", "api-ap-southeast-1.sd-rtn.com", "api-ap-northeast-1.agora.io", "api-ap-northeast-1.sd-rtn.com"],
    Area.CN: ["api.agora.io", "api-cn-east-1.sd-rtn.com", "api-cn-east-1.agora.io", "api-cn-north-1.sd-rtn.com", "api-cn-north-1.agora.io"],
}  # fmt: skip


@pytest.mark.parametrize("area", HOSTS)
def test_the_host_table(area: Area) -> None:
    path = "/cn" + PATH if area is Area.CN else PATH
    assert Pool(area).urls() == [f"https://{host}{path}" for host in HOSTS[area]]
    assert Pool(int(area)).get_area() is area
    assert create_pool(area).get_current_url() == f"https://{HOSTS[area][0]}{path}"


@pytest.mark.parametrize("area", [Area.UNKNOWN, 0, 5, -1, "US", None, True, 1.0])
def test_what_is_no_area(area: object) -> None:
    with pytest.raises(ValueError, match="invalid domain area"):
        Pool(area)  # type: ignore[arg-type]


def test_next_region_goes_round_and_keeps_the_domains_together() -> None:
    pool = Pool(Area.US)
    pool.next_region()
    assert pool.get_current_url() == f"https://api-us-east-1.agora.io{PATH}"
    assert pool.urls()[1] == f"https://api-us-east-1.sd-rtn.com{PATH}"
    pool.next_region()
    assert pool.urls() == Pool(Area.US).urls()


def test_next_region_changes_the_address_of_later_calls() -> None:
    shared = state(area=Area.EU)
    shared.pool.next_region()
    walk = Walk("agents.get", state=shared)
    walk.play(200)
    assert walk.hosts == ["api-eu-central-1.agora.io"]


def test_one_base_url_is_the_whole_pool() -> None:
    pool = Pool(Area.US, base_url="http://127.0.0.1:9/x")
    pool.failed("http://127.0.0.1:9/x", 0.0, 0.5)
    pool.next_region()
    assert pool.pick(0.0, avoid=["http://127.0.0.1:9/x"]) == "http://127.0.0.1:9/x"


def rest_of(pool: Pool, url: str, fraction: float, now: float = 100.0) -> float:
    pool.failed(url, now, fraction)
    return next(host.avoided_until for host in pool._hosts if host.url == url) - now


@pytest.mark.parametrize("fraction", [0.0, 0.5, 0.999])
def test_a_rest_doubles_up_to_a_minute_half_of_it_random(fraction: float) -> None:
    pool = Pool(Area.US)
    url = pool.get_current_url()
    rests = [rest_of(pool, url, fraction, now * 100.0) for now in range(1, 10)]
    full = [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert rests == [pytest.approx(f / 2 + fraction * f / 2) for f in full]


def test_the_preference_sticks_and_comes_back_after_the_rest() -> None:
    pool = Pool(Area.US)
    first, second = pool.urls()[:2]
    pool.failed(first, 0.0, 0.999)
    assert pool.pick(0.5) == second
    assert pool.pick(1.1) == first, "its rest is over: a live call tries it again"
    pool.worked(first)
    assert pool.pick(1.2) == first


def test_a_host_that_failed_is_tried_by_one_call_at_a_time() -> None:
    pool = Pool(Area.US)
    first, second = pool.urls()[:2]
    pool.failed(first, 0.0, 0.999)
    picked = [pool.pick(2.0) for _ in range(200)]
    assert picked.count(first) == 1
    assert picked.count(second) == 199
    assert pool.pick(2.0 + TRIAL_SECONDS) == first


def test_when_all_rest_the_one_due_first_is_used() -> None:
    pool = Pool(Area.US)
    a, b, c, d = pool.urls()
    for seconds, url in ((0.0, a), (0.3, b), (0.1, c), (0.2, d)):
        pool.failed(url, seconds, 0.999)
    assert pool.pick(0.35) == a
    assert pool.pick(0.35) == c, "the next call does not wait for the outcome of the first"


def test_one_outage_seen_by_many_calls_counts_once() -> None:
    pool = Pool(Area.US)
    url = pool.get_current_url()
    for moment in range(200):
        pool.failed(url, 0.5 + moment / 1000, 0.999)
    assert pool._hosts[0].failures == 1
    assert pool.pick(2.0) == url, "it rests a second, not a minute"
    pool.failed(url, 2.5, 0.0)
    assert pool._hosts[0].failures == 2, "that the trial failed counts"


def test_success_clears_the_count() -> None:
    pool = Pool(Area.US)
    url = pool.get_current_url()
    for moment in range(5):
        pool.failed(url, 100.0 * moment, 0.0)
    pool.worked(url)
    assert rest_of(pool, url, 0.0) == 0.5


def test_failover_happens_inside_the_call() -> None:
    walk = Walk("agents.get", area=Area.AP)
    walk.play(httpx.ConnectError, 503, 200)
    assert walk.hosts == HOSTS[Area.AP][:3]


def test_our_own_full_pool_is_not_the_hosts_fault() -> None:
    shared = state()
    walk = Walk("agents.get", state=shared)
    walk.play(httpx.PoolTimeout, 200)
    assert set(walk.hosts) == {"api.agora.io"}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422, 429, 500])
def test_an_answer_shows_that_the_host_works(status: int) -> None:
    shared = state(max_retries=0)
    shared.pool.failed(shared.pool.get_current_url(), 0.0, 0.0)
    with pytest.raises(Exception, match=str(status)):
        Walk("agents.get", state=shared).play(status)
    assert shared.pool._hosts[0].failures == 0


def test_picking_and_failing_from_many_threads_keeps_every_host() -> None:
    pool = Pool(Area.CN)
    expected = sorted(pool.urls())

    def work(number: int) -> None:
        for turn in range(200):
            url = pool.pick(turn / 10)
            (pool.failed(url, turn / 10, 0.5) if (turn + number) % 3 else pool.worked(url))
            if turn % 50 == 0:
                pool.next_region()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    assert sorted(pool.urls()) == expected


def test_a_pickled_pool_keeps_its_order_and_forgets_its_rests() -> None:
    pool = Pool(Area.US)
    pool.next_region()
    pool.failed(pool.get_current_url(), 0.0, 0.9)
    twin = pickle.loads(pickle.dumps(pool))
    assert twin.urls() == pool.urls()
    assert twin.pick(0.0) == pool.get_current_url()
    assert repr(twin) == repr(pool)


def test_regions_have_no_clock_of_their_own() -> None:
    names = vars(regions)
    assert not {"time", "monotonic", "random", "httpx"} & set(names)
