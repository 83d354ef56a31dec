"""Files a case with the package `civicbot`, asks the number of its token and reads the case until it is closed."""
import os
import sys

from civicbot.http import HttpTransport, RateLimiter
from civicbot.open311 import Open311Client
from civicbot.registry import Endpoint

api, key = os.environ["API"], os.environ["KEY"]


class WithKey(HttpTransport):
    """The package sends no key with what it reads. The interface takes one as a header, too."""

    def get_json(self, url, params=None, headers=None):
        return super().get_json(url, params, {"X-Api-Key": key, **(headers or {})})


endpoint = Endpoint("county", "County", f"{api}/open311/v2", write=True)
client = Open311Client(endpoint, WithKey(rate_limiter=RateLimiter(0)), jurisdiction_id="chenghu.example")
sent = client.create_request(
    "street-lighting",
    dry_run=False,
    confirm="SEND",
    api_key=key,
    validate_remote=True,
    lat=28.31,
    lng=109.71,
    description="路灯不亮。",
    last_name="欧阳",
    phone=os.environ["PHONE"],
    attributes={"trouble": "dark"},
)
number = client.get_token(sent.response[0]["token"])[0]["service_request_id"]
shown = client.get_request(number)
assert number in [one["service_request_id"] for one in client.list_requests(status="open", page_size=5)]
print(number, shown["status"], flush=True)
sys.stdin.readline()
print(client.get_request(number)["status"], flush=True)
