"""Plays a case with the client that openapi-python-client made of /openapi.json."""

import os
import pkgutil
import sys
from importlib import import_module

import huiyin_client.api as api
from huiyin_client import Client
from huiyin_client.models import Appeal, Problem, RegisteredAppeal
import huiyin_client.models as models


def operation(name):
    """The module of an operation. Its package is called by the subject, which is Chinese."""
    for package in pkgutil.iter_modules(api.__path__):
        for module in pkgutil.iter_modules([f"{api.__path__[0]}/{package.name}"]):
            if module.name == name:
                return import_module(f"huiyin_client.api.{package.name}.{name}")
    sys.exit(f"there is no operation {name}")


def ask(name, authorization, kind, **given):
    client = Client(base_url=os.environ["API"], headers={"Authorization": authorization})
    answer = operation(name).sync(client=client, **given)
    if not isinstance(answer, kind):
        sys.exit(f"{name}: {answer}")
    return answer


def body(name, given):
    return getattr(models, name).from_dict(given)


hotline, centre, officer = (os.environ[name] for name in ("HOTLINE", "CENTRE", "OFFICER"))
filing = {"kind": "request", "category": "street-lighting", "title": "路灯不亮", "description": "全部不亮。"}
filed = ask("register", hotline, RegisteredAppeal, body=body("RegisterBody", filing))
if filed.status == "registered":
    ask("dispatch", centre, Appeal, id=filed.id, body=body("DispatchBody", {"lead": "power"}))
ask("accept", officer, Appeal, id=filed.id, body=body("AcceptBody", {}))
ask("accept", officer, Problem, id=filed.id, body=body("AcceptBody", {}))
statement = {"result": "resolved", "statement": "已修复。"}
ask("complete", officer, Appeal, id=filed.id, body=body("CompleteBody", statement))
ask("approve", centre, Appeal, id=filed.id, body=body("ApproveBody", {}))
rating = {"contacted": True, "resolved": True, "satisfaction": "yes"}
code = f"Code {filed.tracking_code}"
ask("track_rate", code, Appeal, id=filed.id, body=body("RateBody", rating))
print(ask("read_appeal", centre, Appeal, id=filed.id).status, end="")
