#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Belay contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sends belay-sandbox what Peak's published Python SDK puts on the wire, and expects what it expects.

As the SDK does: a JSON body on every call ({} on GET and DELETE), ASCII JSON, form-encoded queries with repeated
keys, a new connection for each call, x-peak-* headers, pages until pageCount, create-or-update in the client, and
a JSON body in every 2xx answer. Python's standard library only.

usage: sdkwire.py PATH-OF-BELAY-SANDBOX
"""

import http.client
import json
import platform
import subprocess
import sys
import time
import unittest
import urllib.parse
import uuid

WEBAPPS = "/webapps/api/v1/webapps/"
IMAGES = "/image-management/api/v2/images/"


class Refused(Exception):
    def __init__(self, status, body):
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body


class Session:
    """Sends requests in the form of the SDK's session."""

    def __init__(self, url, key):
        self.host = urllib.parse.urlsplit(url).netloc
        self.key = key
        self.session_id = str(uuid.uuid4())

    def request(self, method, path, params=None, body=None, key=None):
        query = urllib.parse.urlencode(
            [(k, str(v)) for k, value in (params or {}).items() if value is not None
             for v in (value if isinstance(value, list) else [value])])
        data = json.dumps(body if body is not None else {}).encode("ascii")
        headers = {
            "Host": self.host,
            "User-Agent": f"peak/1.29.0 CPython/{platform.python_version()} Linux/6.1.0",
            "Accept-Encoding": "gzip, deflate",
            "Accept": "*/*",
            "Connection": "keep-alive",
            "Authorization": self.key if key is None else key,
            "Content-Type": "application/json",
            "x-peak-sdkVersion": "1.29.0",
            "x-peak-os": "Linux",
            "x-peak-hostname": "machine",
            "x-peak-pythonVersion": platform.python_version(),
            "x-peak-sessionId": self.session_id,
            "x-peak-requestId": str(uuid.uuid4()),
            "Content-Length": str(len(data)),
        }
        connection = http.client.HTTPConnection(self.host, timeout=30)
        try:
            connection.putrequest(method, path + ("?" + query if query else ""), skip_host=True,
                                  skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name, value)
            connection.endheaders(data)
            response = connection.getresponse()
            text = response.read()
            assert response.getheader("Content-Encoding") is None
            if not 200 <= response.status < 300:
                raise Refused(response.status, json.loads(text))
            # The SDK parses every answer that is a success: an empty one makes it fail.
            return response.status, json.loads(text)
        finally:
            connection.close()

    def pages(self, path, key, params):
        """The loop of the SDK's list iterator: it trusts pageCount and nothing else."""
        page = 1
        page_count = 1
        while page <= page_count:
            _, answer = self.request("GET", path, {**params, "pageNumber": page})
            page_count = answer["pageCount"]
            yield from answer[key]
            page += 1

    def services(self, **params):
        return list(self.pages(WEBAPPS, "services", {"pageSize": 100, "featureType": "services", **params}))

    def create_or_update(self, body):
        name = body.get("name")
        if name:
            _, answer = self.request("GET", WEBAPPS,
                                     {"pageSize": 100, "searchTerm": name, "featureType": "services"})
            for service in answer["services"]:
                if service["name"] == name:
                    return "updated", self.request("PATCH", f"{WEBAPPS}{service['id']}", body=body)[1]["id"]
        return "created", self.request("POST", WEBAPPS, body=body)[1]["id"]

    def wait_available(self, service_id):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            status = self.request("GET", WEBAPPS + service_id)[1]["status"]
            if status not in ("CREATING", "DEPLOYING"):
                return status
            time.sleep(0.01)
        raise AssertionError("never settled")


def api_body(name):
    return {"name": name, "serviceType": "api", "imageDetails": {"imageId": 102}}


class SdkWire(unittest.TestCase):
    program = ""

    @classmethod
    def setUpClass(cls):
        cls.process = subprocess.Popen(
            [cls.program, "--services", "230", "--deploy-time", "20"], stdout=subprocess.PIPE, text=True)
        line = json.loads(cls.process.stdout.readline())
        cls.read_only = line["readOnlyApiKey"]
        cls.session = Session(line["url"], line["apiKey"])

    @classmethod
    def tearDownClass(cls):
        cls.process.terminate()
        cls.process.stdout.close()
        assert cls.process.wait(20) == 0

    def test_pagination_reaches_every_service(self):
        services = self.session.services()
        self.assertGreaterEqual(len(services), 230)
        self.assertEqual(len({service["id"] for service in services}), len(services))

    def test_repeated_keys_mean_or(self):
        both = self.session.services(status=["AVAILABLE", "CREATE_FAILED"], serviceType=["api", "shiny"])
        self.assertTrue(both)
        self.assertEqual({service["serviceType"] for service in both}, {"api", "shiny"})
        self.assertEqual({service["status"] for service in both}, {"AVAILABLE", "CREATE_FAILED"})

    def test_spaces_and_umlauts_in_the_query(self):
        self.assertEqual(self.session.services(searchTerm="no such näme"), [])

    def test_life_of_a_service(self):
        text = "Grüße 😀 \"quoted\" \\ back"
        body = {**api_body("sdk-life"), "title": text, "parameters": {"env": {"GREETING": text}, "secrets": []},
                "healthCheckURL": "/health", "healthCheckUrl": "/stray", "minInstances": 1}
        status, created = self.session.request("POST", WEBAPPS, body=body)
        self.assertEqual(status, 202)
        service_id = created["id"]
        uuid.UUID(service_id)
        self.assertEqual(self.session.wait_available(service_id), "AVAILABLE")
        _, described = self.session.request("GET", WEBAPPS + service_id)
        self.assertEqual(described["title"], text)
        self.assertEqual(described["parameters"]["env"]["GREETING"], text)

        _, tested = self.session.request("POST", WEBAPPS + "sdk-life/test",
                                         body={"httpMethod": "post", "path": "/predict", "payload": {"x": 1}})
        self.assertEqual(tested["responseStatus"], 200)
        self.assertIn("prediction", json.loads(tested["responseBody"]))
        _, plain = self.session.request("POST", WEBAPPS + "sdk-life/test",
                                        body={"httpMethod": "get", "path": None, "payload": None})
        self.assertEqual(plain["responseStatus"], 200)

        status, updated = self.session.request("PATCH", WEBAPPS + service_id, body={"title": "New"})
        self.assertEqual((status, updated["id"]), (202, service_id))
        status, deleted = self.session.request("DELETE", WEBAPPS + service_id)
        self.assertEqual(status // 100, 2)
        self.assertEqual(deleted["id"], service_id)

    def test_create_or_update(self):
        body = api_body("sdk-upsert")
        self.assertEqual(self.session.create_or_update(api_body("sdk-upsert-longer"))[0], "created")
        how, service_id = self.session.create_or_update(body)
        self.assertEqual(how, "created")
        self.session.wait_available(service_id)
        how, again = self.session.create_or_update({**body, "title": "Second"})
        self.assertEqual((how, again), ("updated", service_id))
        self.assertEqual(self.session.request("GET", WEBAPPS + service_id)[1]["title"], "Second")

    def test_errors_are_json(self):
        for expected, call in {
            400: lambda: self.session.request("POST", WEBAPPS, body={"name": "Not valid"}),
            401: lambda: self.session.request("GET", WEBAPPS, key="expired"),
            403: lambda: self.session.request("POST", WEBAPPS, body=api_body("sdk-forbidden"), key=self.read_only),
            404: lambda: self.session.request("GET", WEBAPPS + str(uuid.uuid4())),
        }.items():
            with self.subTest(status=expected), self.assertRaises(Refused) as refused:
                call()
            self.assertEqual(refused.exception.status, expected)
            self.assertEqual(refused.exception.body["statusCode"], expected)
            self.assertTrue(refused.exception.body["message"])
            self.assertTrue(refused.exception.body["detail"])

    def test_bearer_tokens_are_accepted(self):
        self.assertEqual(self.session.request("GET", WEBAPPS, key="Bearer " + self.session.key)[0], 200)

    def test_images_and_instance_types(self):
        images = list(self.session.pages(IMAGES, "images", {"pageSize": 5}))
        self.assertGreater(len(images), 10)
        for image in images:
            versions = list(self.session.pages(f"{IMAGES}{image['id']}/versions", "versions", {"status": ["ready"]}))
            self.assertTrue(all(version["status"] == "ready" for version in versions))
        _, types = self.session.request("GET", "/quota/api/v1/settings/tenant-instance-options",
                                        {"entityType": "api-deployment"})
        self.assertIn("id", types["data"][0])

    def test_telemetry_is_refused_without_harm(self):
        with self.assertRaises(Refused) as refused:
            self.session.request("POST", "/resource-usage/api/v1/telemetry", body={"source": "sdk"})
        self.assertEqual(refused.exception.status, 404)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    SdkWire.program = sys.argv.pop(1)
    unittest.main()
