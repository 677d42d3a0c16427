"""What flask-geckoboard does for a number, a line chart and an encrypted widget, in Python 3, to be measured alone.

The package itself (https://github.com/rossdeane/flask-geckoboard) is Python 2. This follows what it does, not how it is
written: HTTP Basic with the key as user name and X as password, else 403; JSON by json.dumps; the encryption of
openssl enc, with a key by MD5. It checks no data, as the original does not.

    gunicorn --worker-class gthread --bind 127.0.0.1:8000 flask_geckoboard:app
"""

import base64
import json
import os
import time
from functools import wraps
from hashlib import md5

from Cryptodome.Cipher import AES
from Cryptodome.Random import get_random_bytes
from Cryptodome.Util.Padding import pad
from flask import Flask, abort, request

app = Flask(__name__)
app.config["GECKOBOARD_API_KEY"] = os.environ["API_KEY"]
app.config["GECKOBOARD_PASSWORD"] = os.environ["PASSWORD"]


def has_key():
    sent = request.authorization
    return (
        sent is not None
        and sent.type == "basic"
        and sent.username == app.config["GECKOBOARD_API_KEY"]
        and sent.password == "X"
    )


def encrypt(text):
    password = app.config["GECKOBOARD_PASSWORD"].encode()
    salt = get_random_bytes(8)
    digests = [b""]
    for _ in range(3):
        digests.append(md5(digests[-1] + password + salt).digest())
    key, iv = digests[1] + digests[2], digests[3]
    body = AES.new(key, AES.MODE_CBC, iv).encrypt(pad(text.encode(), AES.block_size))
    return base64.b64encode(b"Salted__" + salt + body)


def widget(payload_of):
    def with_settings(encrypted=False):
        def decorate(view):
            @wraps(view)
            def answer(*args, **kwargs):
                if not has_key():
                    abort(403)
                text = json.dumps(payload_of(view(*args, **kwargs)))
                return app.response_class(
                    encrypt(text) if encrypted else text, mimetype="application/json"
                )

            return answer

        return decorate

    return with_settings


def listed(value):
    return list(value) if isinstance(value, (tuple, list)) else [value]


@widget
def number_widget(result):
    return {"item": [v if isinstance(v, dict) else {"value": v} for v in listed(result)]}


@widget
def line_chart(result):
    values, *rest = result
    settings = {name: listed(v or "") for name, v in zip(("axisx", "axisy"), rest)}
    if len(rest) > 2:
        settings["colour"] = rest[2]
    return {"item": list(values), "settings": settings}


@app.route("/number")
@number_widget()
def number():
    return 4231, 3980


@app.route("/encrypted")
@number_widget(encrypted=True)
def encrypted():
    return 4231, 3980


POINTS = [i * 37 % 1000 for i in range(1000)]


@app.route("/line")
@line_chart()
def line():
    return POINTS, ["Jan", "Dec"], ["low", "high"], "ff9900"


@app.route("/cpu")
def cpu():
    """Microseconds of CPU time that this worker has used."""
    return str(time.process_time_ns() // 1000)
