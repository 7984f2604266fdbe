#!/usr/bin/env python3
"""Checks what `yakja audit prove` printed, without Yakja: verify_proof.py PROOF.json [KEY]

KEY is the verifier key that was given out when the register was made. Without it the key that
stands in the proof is used, and then only the parts of the proof are compared with each other."""
import base64, hashlib, json, sys

P = 2**255 - 19  # The curve of Ed25519, RFC 8032.
D = -121665 * pow(121666, -1, P) % P

def need(holds, what):
    if not holds:
        sys.exit(f"does not hold: {what}")

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def add(a, b):
    (x, y), (u, v) = a, b
    t = D * x * y * u * v
    return (x * v + y * u) * pow(1 + t, -1, P) % P, (y * v + x * u) * pow(1 - t, -1, P) % P

def times(n, point):
    return add(times(n // 2, add(point, point)), point if n % 2 else (0, 1)) if n else (0, 1)

def decode(data):
    y, odd = int.from_bytes(data, "little") % 2**255, data[31] >> 7
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x if x * x % P == square else x * pow(2, (P - 1) // 4, P) % P
    need(x * x % P == square, "key and signature are points of the curve")
    return (x if x % 2 == odd else P - x), y

def is_signed(public, signature, text):
    base = decode((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little")
    s = int.from_bytes(signature[32:], "little")
    return times(s, base) == add(decode(signature[:32]), times(k, decode(public)))

def leads_to(path, node, index, last):
    for other in path:  # RFC 9162, section 2.1.3.2.
        if index % 2 or index == last:
            node = sha256(b"\x01", other, node)
            while index and not index % 2:
                index, last = index // 2, last // 2
        else:
            node = sha256(b"\x01", node, other)
        index, last = index // 2, last // 2
    return node if last == 0 else None

if len(sys.argv) not in (2, 3):
    sys.exit(f"{__doc__}\n\nusage: verify_proof.py PROOF.json [KEY]")
proof = json.load(open(sys.argv[1], encoding="utf-8"))
try:
    name, key_id, public = (sys.argv[2:] or [proof["verifier_key"]])[0].split("+", 2)
    public = base64.b64decode(public, validate=True)
    good = len(public) == 33 and public[0] == 1  # 1 says Ed25519.
except ValueError:
    good = False
if not good:
    sys.exit("not a verifier key; expected NAME+ID+KEY as `yakja init` printed it")
public = public[1:]
need(sha256(name.encode(), b"\n\x01", public)[:4].hex() == key_id, "the key has the id it says")

text, signatures = proof["checkpoint"].rsplit("\n\n", 1)
text, mark = (text + "\n").encode(), f"\u2014 {name} "
ours = [line[len(mark):] for line in signatures.splitlines() if line.startswith(mark)]
ours = [one for one in map(base64.b64decode, ours) if one[:4].hex() == key_id]
need(any(is_signed(public, one[4:], text) for one in ours), "the checkpoint is signed with the key")

origin, size, root, at = text.decode().splitlines()[:4]
leaf = sha256(b"\x00", proof["entry"].encode())
path = [base64.b64decode(one) for one in proof["path"]]
reached = leads_to(path, leaf, proof["position"], int(size) - 1)
need(reached == base64.b64decode(root), "the path leads from the entry to the signed root")
holds = [f"entry {proof['position']} is among the {size} that {origin} signed {at}"]

entry, recorded = json.loads(proof["entry"]), proof.get("recorded")
if recorded and "content_hash" in entry["detail"]:  # An opening of a report records none.
    report = json.loads(recorded["content"])
    found = sha256(bytes.fromhex(recorded["salt"]), recorded["content"].encode()).hex()
    need(found == entry["detail"]["content_hash"], "the content is what the entry recorded")
    same = all(report[part] == entry["subject"][part] for part in ("id", "version"))
    need(same, "the content is of the report that the entry names")
    holds.append(f"report {report['id']} version {report['version']} is what was recorded")
print("\n".join(holds))
