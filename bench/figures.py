"""Time one figure in a running register and the same GROUP BY in DuckDB, in one run.

The question: mass by substance and month over nine of fourteen years, over all rows. Both get two
threads. The register's time is that of the HTTP answer, with sign-in, policies and JSON in it.
"""

import json
import statistics
import sys
import time
import urllib.parse
import urllib.request

import duckdb

rows_file, link_file, base = sys.argv[1:]
ROUNDS = 40
PATH = "/api/v1/figures/seized-mass?period=2017/2025&by=substance,month"


def request(path, body=None, cookie=None, method=None):
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Origin": base}
    if cookie:
        headers["Cookie"] = cookie
    data = json.dumps(body).encode() if body is not None else None
    return urllib.request.urlopen(
        urllib.request.Request(base + path, data=data, headers=headers, method=method), timeout=120
    )


def wait_until_ready():
    for _ in range(300):
        try:
            return request("/readyz")
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the register did not start")


def sign_in():
    token = json.load(open(link_file))["set_up"].split("token=")[1]
    password = "a long password for the bench"
    form = urllib.parse.urlencode({"token": token, "password": password, "repeated": password})
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    opener.open(urllib.request.Request(
        base + "/set-up", data=form.encode(), headers={"Origin": base}, method="POST"))
    answer = request("/api/v1/session", {"login": "bench", "password": password})
    return answer.headers["Set-Cookie"].split(";")[0]


def timed(ask):
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times), min(times)


def duck():
    db = duckdb.connect()
    db.execute("SET threads = 2")
    parquet = rows_file.replace(".csv", ".parquet")
    db.execute(
        "COPY (SELECT DRUG_NAME AS substance, SEIZURE_DATE::DATE AS day, "
        "CASE DRUG_UNIT WHEN 'Kilogram' THEN CAST(round(AMOUNT::DOUBLE * 1000000) AS BIGINT) END "
        f"AS mass FROM read_csv('{rows_file}', delim=';', header=true, all_varchar=true)) "
        f"TO '{parquet}' (FORMAT parquet)"
    )
    query = (
        "SELECT substance, date_trunc('month', day), sum(mass), count(*) "
        f"FROM '{parquet}' WHERE day BETWEEN '2017-01-01' AND '2025-12-31' GROUP BY ALL"
    )
    return lambda: db.execute(query).fetchall()


wait_until_ready()
cookie = sign_in()
figure = lambda: request(PATH, cookie=cookie).read()
answer = json.loads(figure())
print(f"figure: {len(answer['cells'])} cells, total {answer['total']['value']} kg")
ask = duck()
ask()
for round_name in ("first", "second"):
    ours, theirs = timed(figure), timed(ask)
    print(
        f"figure over HTTP, {round_name}: median {ours[0]:.1f} ms, best {ours[1]:.1f} ms; "
        f"DuckDB over Parquet: median {theirs[0]:.1f} ms, best {theirs[1]:.1f} ms; "
        f"ratio of medians {ours[0] / theirs[0]:.2f}",
        flush=True,
    )
