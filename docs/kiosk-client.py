#!/usr/bin/env python3
"""A kiosk in a hundred lines: one border check over Grenspoort's kiosk API, with Python's standard library only.

It opens a check with a specimen passport, sends the captures it is asked for, and waits for the last instruction.
A kiosk obeys instructions and knows nothing else. No answer in time, an answer that is no JSON, and any status other
than 2xx all mean the same to the traveller: go to the desk.

    python3 docs/kiosk-client.py        (against the demo, with its keys; --help tells how to use others)
"""
import argparse
import base64
import http.client
import json
import ssl
import sys
import uuid
from pathlib import Path
from urllib.parse import urlsplit

LAST = ("OPEN", "GO_TO_DESK", "TRY_AGAIN")
DEMO = Path(__file__).resolve().parent.parent / "certs" / "demo"
TIMEOUT = 20  # seconds for one answer
ROUNDS = 20  # then the kiosk gives up
# A camera would put its picture here.
FACE = base64.b64encode(b"\xff\xd8\xff\xe0 a facial image in JPEG \xff\xd9").decode()


def check_digit(field):
    """ICAO 9303-3, 4.9: weights 7, 3, 1; letters count 10 to 35, filler 0."""
    values = (0 if c == "<" else int(c, 36) for c in field)
    return str(sum(value * (7, 3, 1)[i % 3] for i, value in enumerate(values)) % 10)


def specimen_passport():
    """The two lines of a passport nobody holds: issuer UTO, number X00000042."""
    number, nationality, birth, sex, expiry = "X00000042", "D<<", "740812", "F", "320415"
    first = "P<UTOERIKSSON<<ANNA<MARIA".ljust(44, "<")
    dated = birth + check_digit(birth) + sex + expiry + check_digit(expiry)
    second = number + check_digit(number) + nationality + dated + "<" * 15
    return [first, second + check_digit(second[0:10] + second[13:20] + second[21:43])]


class DeskError(Exception):
    """Whatever went wrong: the traveller goes to the desk."""


class Kiosk:
    def __init__(self, gateway, cert, key, ca):
        tls = ssl.create_default_context(cafile=ca)
        tls.minimum_version = ssl.TLSVersion.TLSv1_2
        tls.load_cert_chain(cert, key)  # the OIN in it says which kiosk this is
        address = urlsplit(gateway)
        self.connection = http.client.HTTPSConnection(
            address.hostname, address.port or 443, timeout=TIMEOUT, context=tls)

    def send(self, method, path, body=None, **headers):
        """One request; the answer as an object."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            self.connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = self.connection.getresponse()
            text = response.read().decode()
            print(f"{method} {path} -> {response.status}\n{text}\n")
            if response.status // 100 != 2:
                raise DeskError(f"status {response.status}")
            answer = json.loads(text)
            return answer["id"], answer["instruction"]
        except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError) as problem:
            raise DeskError(f"no usable answer: {problem}") from problem

    def check(self, direction):
        """A whole conversation; the last instruction."""
        opening = {"direction": direction, "capacity": "PASSENGER",
                   "documents": [{"kind": "PASSPORT", "mrz": specimen_passport()}]}
        # The same key again after a lost connection gives the same check, never a second one.
        number, instruction = self.send("POST", "/v1/border-checks", opening, Idempotency_Key=str(uuid.uuid4()))
        path = f"/v1/border-checks/{uuid.UUID(number)}"
        for _ in range(ROUNDS):
            if instruction["kind"] in LAST:
                return instruction
            if instruction["kind"] == "WAIT":
                _, instruction = self.send("GET", path, Prefer="wait=5")
            elif instruction["kind"] == "CAPTURE" and "FACE" in instruction["captures"]:
                _, instruction = self.send("PUT", path + "/captures/face", {
                    "image": FACE, "mediaType": "image/jpeg", "quality": 80,
                    "device": "example camera 1.0", "presentationAttack": "BONA_FIDE"})
            else:  # this kiosk has no finger scanner: no more comes
                _, instruction = self.send("POST", path + "/_complete")
        raise DeskError("no end in sight")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gateway", default="https://localhost:8443")
    arguments.add_argument("--cert", default=DEMO / "kiosk-ams-01.crt", help="certificate chain of the kiosk, PEM")
    arguments.add_argument("--key", default=DEMO / "kiosk-ams-01.key", help="its private key, PEM")
    arguments.add_argument("--ca", default=DEMO / "tls-ca.crt", help="authority of the gateway's certificate, PEM")
    arguments.add_argument("--direction", choices=("ENTRY", "EXIT"), default="ENTRY")
    given = arguments.parse_args()
    try:
        instruction = Kiosk(given.gateway, given.cert, given.key, given.ca).check(given.direction)
    except DeskError as problem:
        print(f"GO_TO_DESK ({problem})", file=sys.stderr)
        return 1
    print(instruction["kind"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
