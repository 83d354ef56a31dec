"""Reads the services in both formats with the package `georeport`, which can neither file nor send a key."""
import os

from georeport import GeoReport

for form in ("json", "xml"):
    client = GeoReport(f"{os.environ['API']}/open311/v2", jurisdiction="chenghu.example", output_format=form)
    codes = [service["service_code"] for service in client.get_service_list()]
    definition = client.get_service_definition("street-lighting")
    print(form, "street-lighting" in codes, definition["service_code"])
