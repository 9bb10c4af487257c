"""Mines files with Drain3 and the settings of the example in its repository.

Reads one JSON object a line, {"path": ..., "groups": a file for the cluster of each line, or null}, and answers each
with {"ms": ..., "cpu_ms": ..., "lines": ...}.
"""

import json
import sys
import time

from drain3 import TemplateMiner
from drain3.masking import MaskingInstruction
from drain3.template_miner_config import TemplateMinerConfig

BEFORE = r"((?<=[^A-Za-z0-9])|^)"
AFTER = r"((?=[^A-Za-z0-9])|$)"
MASKS = [
    (BEFORE + r"(([0-9a-f]{2,}:){3,}([0-9a-f]{2,}))" + AFTER, "ID"),
    (BEFORE + r"(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})" + AFTER, "IP"),
    (BEFORE + r"([0-9a-f]{6,} ?){3,}" + AFTER, "SEQ"),
    (BEFORE + r"([0-9A-F]{4} ?){4,}" + AFTER, "SEQ"),
    (BEFORE + r"(0x[a-f0-9A-F]+)" + AFTER, "HEX"),
    (BEFORE + r"([\-\+]?\d+)" + AFTER, "NUM"),
    (r"(?<=executed cmd )(\".+?\")", "CMD"),
]


def settings():
    config = TemplateMinerConfig()
    config.masking_instructions = [MaskingInstruction(pattern, name) for pattern, name in MASKS]
    config.mask_prefix = "<:"
    config.mask_suffix = ":>"
    config.drain_sim_th = 0.4
    config.drain_depth = 4
    config.drain_max_children = 100
    config.drain_max_clusters = 1024
    config.drain_extra_delimiters = ["_"]
    return config


def mine(path, keep):
    miner = TemplateMiner(config=settings())
    add = miner.add_log_message
    groups = []
    lines = 0
    cpu = time.process_time()
    start = time.perf_counter()
    with open(path, encoding="utf-8", errors="replace", newline="\n") as file:
        for line in file:
            found = add(line.rstrip("\r\n"))
            lines += 1
            if keep:
                groups.append(found["cluster_id"])
    ms = (time.perf_counter() - start) * 1000
    return {"ms": ms, "cpu_ms": (time.process_time() - cpu) * 1000, "lines": lines}, groups


for request in sys.stdin:
    asked = json.loads(request)
    answer, groups = mine(asked["path"], asked["groups"] is not None)
    if asked["groups"] is not None:
        with open(asked["groups"], "w", encoding="utf-8") as file:
            file.write("\n".join(map(str, groups)))
    print(json.dumps(answer), flush=True)
