"""schema.py SCHEMA about            every key of the schema has a title and an explanation
schema.py SCHEMA fits REPORT...      reports that fit; prints the first misfit of each that does not
schema.py SCHEMA examples README     the reports in the README fit, put together as one
schema.py SCHEMA misfits REPORT...   reports that do not fit; prints those that do

A report is read twice: as plain text, and as YAML 1.2 reads it, with numbers, so that an
editor's view of "389.000" and "2041" counts too."""
import json
import re
import sys

import jsonschema
import yaml


class Core(yaml.SafeLoader):
    """The core schema of YAML 1.2."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(~|null|Null|NULL|)$", "~nN" + "\0"),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), None if tag == "null" else list(first))


def decimal_int(loader, node):
    return int(node.value)


Core.add_constructor("tag:yaml.org,2002:int", decimal_int)


def misfit(validator, path):
    for loader in (yaml.BaseLoader, Core):
        with open(path, encoding="utf-8-sig") as file:
            try:
                report = yaml.load(file, loader)
            except yaml.YAMLError as error:
                return f"no YAML: {error}"
        error = jsonschema.exceptions.best_match(validator.iter_errors(report))
        if error:
            return f"{loader.__name__}: {'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
    return None


def untold(schema, path=""):
    for key, member in schema.get("properties", {}).items():
        for word in ("title", "description"):
            if not member.get(word):
                yield f"{path}.{key}: no {word}"
        yield from untold(member, f"{path}.{key}")
    for word in ("anyOf",):
        for one in schema.get(word, []):
            yield from untold(one, path)
    if "items" in schema:
        yield from untold(schema["items"], path + "[]")


def reports_in(path):
    """The top-level keys of all YAML in a README that is not of a template, a municipality or its mail."""
    with open(path, encoding="utf-8") as file:
        blocks = re.findall(r"```yaml\n(.*?)```", file.read(), re.S)
    report = {}
    for block in blocks:
        if not block.startswith((" ", "gemeenten:", "bericht:", "partners:", "server:")) and "voortgang-sjabloon" not in block:
            report.update(yaml.load(block, yaml.BaseLoader))
    return report


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    bad = 0
    if sys.argv[2] == "about":
        for part in [schema, *schema["$defs"].values()]:
            for fault in untold(part):
                print(fault)
                bad += 1
    if sys.argv[2] == "examples":
        report = reports_in(sys.argv[3])
        for error in validator.iter_errors(report):
            print(list(error.absolute_path), error.message[:300])
            bad += 1
        print(len(report), "keys")
        sys.exit(bad > 0 or len(report) < 12)
    for path in sys.argv[3:]:
        found = misfit(validator, path)
        if bool(found) != (sys.argv[2] == "misfits"):
            print(path, found or "fits")
            bad += 1
    sys.exit(bad > 0)


main()
