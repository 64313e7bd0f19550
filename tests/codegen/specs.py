"""The description most tests use: every extension, in as few lines as possible."""

WIDGETS = """
/v1/{appid}/widgets:
  parameters:
    - {name: appid, in: path, required: true, x-sdk-client-default: app_id, schema: {type: string},
       description: The App ID., example: app}
  get:
    operationId: widgets_list
    summary: List widgets.
    x-sdk-resource: widgets
    x-sdk-method: list
    x-sdk-replay: always
    x-sdk-pagination: {items: data.list, cursor: meta.cursor, query: cursor}
    parameters:
      - {name: cursor, in: query, schema: {type: string}}
      - {name: limit, in: query, schema: {type: integer}, description: How many.}
      - {name: since, in: query, schema: {type: number}}
      - {name: type, in: query, schema: {type: boolean}}
      - {name: colour, in: query, schema: {$ref: '#/components/schemas/Colour'}}
    responses:
      '200':
        description: One page.
        content: {application/json: {schema: {$ref: '#/components/schemas/WidgetPage'}}}
      '404': {description: None.}
      '5XX': {description: Broken.}
  post:
    operationId: widgets_make
    summary: Make a widget.
    description: It is made at once.
    x-sdk-resource: widgets
    x-sdk-method: make
    x-sdk-replay: named
    x-sdk-min-timeout: 90
    x-sdk-lookup: {operation: widgets_list, arguments: {appid: appid, cursor: spec.label}}
    requestBody:
      content:
        application/json:
          schema: {$ref: '#/components/schemas/MakeWidgetsRequest'}
          examples:
            main: {value: {name: first, spec: {label: a, kind: {vendor: round, radius: 2}}}}
    responses:
      '201':
        description: The widget.
        content: {application/json: {schema: {$ref: '#/components/schemas/Widget'}}}
/v1/{appid}/widgets/{widget_id}:
  parameters:
    - {name: appid, in: path, required: true, x-sdk-client-default: app_id, schema: {type: string}}
    - {name: widget_id, in: path, required: true, schema: {type: string}}
  get:
    operationId: widgets_get
    x-sdk-resource: widgets
    x-sdk-method: get
    x-sdk-replay: always
    responses:
      '200':
        description: The widget.
        content: {application/json: {schema: {$ref: '#/components/schemas/Widget'}}}
  delete:
    operationId: widgets_drop
    x-sdk-resource: widgets
    x-sdk-method: drop
    x-sdk-replay: always
    x-sdk-empty-ok: true
    x-sdk-gone-ok: true
    responses: {'204': {description: Gone.}}
  post:
    operationId: widgets_poke
    x-sdk-resource: widgets
    x-sdk-method: poke
    x-sdk-replay: never
    x-sdk-empty-ok: true
    requestBody: {content: {application/json: {schema: {type: object}}}}
    responses:
      '200':
        description: Poked.
        content: {application/json: {schema: {$ref: '#/components/schemas/Widget'}}}
/v1/shelves/{number}:
  put:
    operationId: shelves_set
    x-sdk-resource: shelves
    x-sdk-method: set
    x-sdk-replay: always
    parameters: [{name: number, in: path, required: true, schema: {type: integer}}]
    requestBody:
      content:
        application/json: {schema: {$ref: '#/components/schemas/SetShelvesRequest'}}
    responses:
      '200':
        description: All of them.
        content:
          application/json:
            schema: {type: array, items: {$ref: '#/components/schemas/Widget'}}
"""
SCHEMAS = """
MakeWidgetsRequest:
  type: object
  required: [name, spec]
  properties:
    name: {type: string, x-sdk-max-bytes: 8, description: Its name.}
    spec: {$ref: '#/components/schemas/WidgetSpec'}
    size: {type: number, default: 3.5}
    count: {type: integer}
    loud: {type: boolean}
    tags: {type: array, items: {type: string}}
    extra: {type: object, additionalProperties: true}
    note:
      oneOf: [{$ref: '#/components/schemas/Note'}, {type: 'null'}]
SetShelvesRequest:
  type: object
  properties:
    either: {type: [string, integer]}
    any: {}
    parts: {type: array, items: {$ref: '#/components/schemas/WidgetSpec'}}
Note:
  type: object
  properties:
    text: {type: [string, 'null']}
WidgetSpec:
  type: object
  description: What a widget is made from.
  properties:
    label: {type: string, description: What it says., default: none}
    key: {type: string, x-sdk-secret: true}
    address: {type: string, x-sdk-secret: partial}
    headers:
      type: object
      additionalProperties: {type: string}
      x-sdk-secret: partial
    kind: {$ref: '#/components/schemas/Kind'}
    either: {$ref: '#/components/schemas/Plain'}
    notes: {type: array, items: {$ref: '#/components/schemas/Note'}}
    by_name: {type: object, additionalProperties: {$ref: '#/components/schemas/Note'}}
    colour: {$ref: '#/components/schemas/Colour'}
    vendor: {type: string}
    options:
      type: object
      additionalProperties: true
      x-sdk-params-by: vendor
      x-sdk-params: {acme: AcmeOptions}
    free:
      type: object
      additionalProperties: true
      x-sdk-params: {'*': AcmeOptions}
    list: {type: array, items: {type: integer}, x-sdk-python-name: list_}
    open_part: {$ref: '#/components/schemas/OpenPart'}
OpenPart:
  type: object
  additionalProperties: true
  properties: {secret: {type: string, x-sdk-secret: true}, shown: {type: integer}}
AcmeOptions:
  type: object
  properties: {token: {type: string, x-sdk-secret: true}, size: {type: integer}}
Kind:
  description: The form of a widget.
  oneOf: [{$ref: '#/components/schemas/Kind_Round'}, {$ref: '#/components/schemas/Kind_Square'}]
  x-sdk-tag: vendor
Kind_Round:
  type: object
  required: [vendor]
  properties:
    vendor: {const: round}
    radius: {type: number}
    pin: {type: string, x-sdk-secret: true}
Kind_Square:
  type: object
  required: [vendor]
  properties: {vendor: {const: square}, side: {type: integer}}
Plain:
  anyOf: [{$ref: '#/components/schemas/Kind_Round'}, {$ref: '#/components/schemas/PlainPart'}]
  x-sdk-tag: vendor
  x-sdk-default-member: PlainPart
PlainPart:
  type: object
  properties: {vendor: {type: string}, weight: {type: integer}}
Colour: {type: string, enum: [red, blue], x-sdk-open: true, description: A colour.}
Widget:
  type: object
  required: [id]
  properties:
    id: {type: string}
    note: {oneOf: [{$ref: '#/components/schemas/Note'}, {type: 'null'}]}
    stop_ts: {type: [integer, 'null']}
    kind: {$ref: '#/components/schemas/Kind'}
WidgetPage:
  type: object
  properties:
    data: {$ref: '#/components/schemas/WidgetPageData'}
    meta: {$ref: '#/components/schemas/WidgetPageMeta'}
WidgetPageData:
  type: object
  properties:
    list:
      type: array
      items: {$ref: '#/components/schemas/Widget'}
      x-sdk-python-name: list_
WidgetPageMeta:
  type: object
  properties: {cursor: {type: string}}
"""
