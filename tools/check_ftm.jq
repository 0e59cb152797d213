# Holds FollowTheMoney entities (jq -n, inputs) against the model that FollowTheMoney publishes (--slurpfile model): schemas that
# exist, properties that they have or inherit and that are no stubs, those required, and references to entities of the right kind.
def extends($m): [., (($m[.].extends // [])[] | extends($m))[]];
def props($m): extends($m) | map($m[.].properties // {}) | add;
def required($m): extends($m) | map($m[.].required // []) | add;
($model[0].schemata // $model[0]) as $m
| [inputs] as $all
| ($all | map({key: .id, value: .schema}) | from_entries) as $kind
| [ $all[] as $e
  | if $m[$e.schema] == null then "\($e.id): no schema \($e.schema)"
    else ($e.schema | props($m)) as $p
    | (($e.schema | required($m))[] | select($e.properties[.] == null) | "\($e.id): no \(.)"),
      ($e.properties | to_entries[] as {key: $k, value: $v}
      | if $p[$k] == null then "\($e.id): \($e.schema) has no \($k)"
        elif $p[$k].stub then "\($e.id): \($k) is a stub"
        elif ($v | type) != "array" or ($v | any(type != "string")) then "\($e.id): \($k) is no list of texts"
        elif $p[$k].type == "entity" then
          ($v[] | select($kind[.] == null or (($kind[.] | extends($m)) | index($p[$k].range) == null))
          | "\($e.id): \($k) leads to no \($p[$k].range)")
        elif $p[$k].type == "date" then
          ($v[] | select(test("^[0-9]{4}(-[0-9]{2}){0,2}$") | not) | "\($e.id): \($k) \(.) is no date")
        elif $p[$k].type == "gender" then
          ($v[] | select(IN("male", "female", "other") | not) | "\($e.id): gender \(.)")
        else empty end)
    end ]
| if length == 0 then "\($all | length) entities fit" else .[:20][], halt_error(1) end
