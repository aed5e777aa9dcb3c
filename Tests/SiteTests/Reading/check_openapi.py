"""Prints what is wrong with an OpenAPI document, a line each: python check_openapi.py FILE"""

import json
import sys

from openapi_spec_validator import OpenAPIV31SpecValidator

with open(sys.argv[1], encoding="utf-8") as file:
    document = json.load(file)
for error in OpenAPIV31SpecValidator(document).iter_errors():
    print(error.message, list(error.path))
