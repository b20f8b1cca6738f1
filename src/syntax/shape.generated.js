// Made by `npm run generate` from schemas/*.schema.json; do not edit. Checks structure alone: values are parsed in src/model/values.ts.
var A=$,u={$schema:"http://json-schema.org/draft-07/schema#",type:"object",additionalProperties:!1,required:["apiVersion","kind","metadata","spec"],properties:{
apiVersion:{type:"string",enum:["meshfed.dev/v1alpha1"]},kind:{type:"string",enum:["Agreement"]},metadata:{type:"object",additionalProperties:!1,required:["name"],
properties:{name:{type:"string",allOf:[{$ref:"#/definitions/clusterName"}]}}},spec:{type:"object",additionalProperties:!1,properties:{hostname:{type:"string",allOf:[
{$ref:"#/definitions/hostname"}]},target:{allOf:[{type:"string",enum:["istio","istio-1.2"]}]},trustDomain:{allOf:[{type:"string"},{$ref:"#/definitions/trustDoma\
in"}]},gateways:{$ref:"#/definitions/gateways"},trust:{type:"array",items:{type:"string",allOf:[{$ref:"#/definitions/file"}]}},peers:{type:"array",items:{$ref:"\
#/definitions/peer"}},exposes:{type:"array",items:{$ref:"#/definitions/exposure"}},consumes:{type:"array",items:{$ref:"#/definitions/consumption"}},inventory:{type:"\
array",items:{type:"string",allOf:[{$ref:"#/definitions/file"}]}}}}},definitions:{gateways:{type:"object",additionalProperties:!1,properties:{namespace:{allOf:[
{type:"string"},{$ref:"#/definitions/label"}]},manage:{allOf:[{type:"boolean"}]},revision:{type:"string",allOf:[{$ref:"#/definitions/label"}]},ingress:{type:"ob\
ject",additionalProperties:!1,properties:{addresses:{type:"array",minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/address"}]}},port:{allOf:[{type:"i\
nteger"},{$ref:"#/definitions/port"}]},identity:{type:"string",allOf:[{$ref:"#/definitions/identity"}]},certificate:{type:"string",allOf:[{$ref:"#/definitions/f\
ile"}]},selector:{type:"object",minProperties:1,additionalProperties:{type:"string"}},serviceAccount:{allOf:[{type:"string"},{$ref:"#/definitions/objectName"}]},
secret:{allOf:[{type:"string"},{$ref:"#/definitions/objectName"}]}}},egress:{type:"object",additionalProperties:!1,properties:{identity:{type:"string",allOf:[{$ref:"\
#/definitions/identity"}]},certificate:{type:"string",allOf:[{$ref:"#/definitions/file"}]},selector:{type:"object",minProperties:1,additionalProperties:{type:"s\
tring"}},serviceAccount:{allOf:[{type:"string"},{$ref:"#/definitions/objectName"}]},secret:{allOf:[{type:"string"},{$ref:"#/definitions/objectName"}]}}}}},peer:{
type:"object",additionalProperties:!1,required:["cluster"],properties:{cluster:{type:"string",allOf:[{$ref:"#/definitions/clusterName"}]},external:{allOf:[{type:"\
boolean"}]},hostname:{type:"string",allOf:[{$ref:"#/definitions/hostname"}]},ingress:{type:"object",additionalProperties:!1,properties:{addresses:{type:"array",
minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/address"}]}},port:{allOf:[{type:"integer"},{$ref:"#/definitions/port"}]},identity:{type:["string","a\
rray"],minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/identity"}]},allOf:[{$ref:"#/definitions/identity"}]},sni:{type:"string",allOf:[{$ref:"#/defi\
nitions/hostname"}]}}},egress:{type:"object",additionalProperties:!1,properties:{identity:{type:["string","array"],minItems:1,items:{type:"string",allOf:[{$ref:"\
#/definitions/identity"}]},allOf:[{$ref:"#/definitions/identity"}]}}},trust:{type:"array",items:{type:"string",allOf:[{$ref:"#/definitions/file"}]}}}},exposure:{
type:"object",additionalProperties:!1,required:["service","namespace","port"],properties:{name:{type:"string",allOf:[{$ref:"#/definitions/exposureName"}]},service:{
type:"string",allOf:[{$ref:"#/definitions/serviceName"}]},namespace:{type:"string",allOf:[{$ref:"#/definitions/label"}]},port:{type:"integer",allOf:[{$ref:"#/de\
finitions/port"}]},subset:{type:"object",additionalProperties:!1,required:["name","labels"],properties:{name:{type:"string",allOf:[{$ref:"#/definitions/label"}]},
labels:{type:"object",minProperties:1,additionalProperties:{type:"string"}}}},protocol:{allOf:[{type:"string",enum:["HTTP","HTTP2","GRPC","TCP"]}]},path:{type:"\
string",allOf:[{$ref:"#/definitions/pathPrefix"}]},workload:{type:"object",additionalProperties:!1,required:["labels","port"],properties:{labels:{type:"object",
minProperties:1,additionalProperties:{type:"string"}},port:{type:"integer",allOf:[{$ref:"#/definitions/port"}]}}},to:{type:"array",items:{$ref:"#/definitions/gr\
ant"}}}},grant:{type:"object",additionalProperties:!1,required:["cluster"],properties:{cluster:{type:"string",allOf:[{$ref:"#/definitions/clusterName"}]},methods:{
type:"array",minItems:1,items:{$ref:"#/definitions/method"}},paths:{type:"array",minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/path"}]}},until:{type:"\
string"},reason:{type:"string"}}},consumption:{type:"object",additionalProperties:!1,required:["as","from"],properties:{as:{type:"object",additionalProperties:!1,
required:["service","namespace","port"],properties:{service:{type:"string",allOf:[{$ref:"#/definitions/serviceName"}]},namespace:{type:"string",allOf:[{$ref:"#/\
definitions/label"}]},port:{type:"integer",allOf:[{$ref:"#/definitions/port"}]}}},from:{type:"array",minItems:1,items:{$ref:"#/definitions/source"}},uses:{type:"\
object",additionalProperties:!1,properties:{methods:{type:"array",minItems:1,items:{$ref:"#/definitions/method"}},paths:{type:"array",minItems:1,items:{type:"st\
ring",allOf:[{$ref:"#/definitions/path"}]}}}},callers:{type:"array",minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/caller"}]}}}},source:{type:"obje\
ct",additionalProperties:!1,required:["cluster","exposure"],properties:{cluster:{type:"string",allOf:[{$ref:"#/definitions/clusterName"}]},exposure:{type:"strin\
g",allOf:[{$ref:"#/definitions/exposureName"}]},path:{type:"string",allOf:[{$ref:"#/definitions/pathPrefix"}]},protocol:{allOf:[{type:"string",enum:["HTTP","HTT\
P2","GRPC","TCP"]}]},weight:{type:"integer"},priority:{allOf:[{type:"integer"}]}}},method:{type:"string",enum:["GET","HEAD","POST","PUT","PATCH","DELETE","OPTIO\
NS"]},clusterName:{},label:{},serviceName:{},objectName:{},hostname:{},trustDomain:{},identity:{},address:{},port:{},exposureName:{},pathPrefix:{},caller:{},file:{},
path:{}}};var n=Object.prototype.hasOwnProperty;function d(t,{instancePath:a="",parentData:c,parentDataProperty:f,rootData:y=t}={}){let e=null,i=0;if(t&&typeof t=="object"&&!Array.isArray(t)){for(let s of Object.
keys(t))if(!(s==="namespace"||s==="manage"||s==="revision"||s==="ingress"||s==="egress")){let r={instancePath:a,schemaPath:"#/additionalProperties",keyword:"add\
itionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),i++}if(t.namespace!==void 0&&n.call(t,"\
namespace")&&typeof t.namespace!="string"){let s={instancePath:a+"/namespace",schemaPath:"#/properties/namespace/allOf/0/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[s]:e.push(s),i++}if(t.manage!==void 0&&n.call(t,"manage")&&typeof t.manage!="boolean"){let s={instancePath:a+"/manage",
schemaPath:"#/properties/manage/allOf/0/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[s]:e.push(s),i++}if(t.revision!==void 0&&
n.call(t,"revision")&&typeof t.revision!="string"){let s={instancePath:a+"/revision",schemaPath:"#/properties/revision/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[s]:e.push(s),i++}if(t.ingress!==void 0&&n.call(t,"ingress")){let s=t.ingress;if(s&&typeof s=="object"&&!Array.isArray(s)){
for(let r of Object.keys(s))if(!(r==="addresses"||r==="port"||r==="identity"||r==="certificate"||r==="selector"||r==="serviceAccount"||r==="secret")){let p={instancePath:a+
"/ingress",schemaPath:"#/properties/ingress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additional\
 properties"};e===null?e=[p]:e.push(p),i++}if(s.addresses!==void 0&&n.call(s,"addresses")){let r=s.addresses;if(Array.isArray(r)){if(r.length<1){let o={instancePath:a+
"/ingress/addresses",schemaPath:"#/properties/ingress/properties/addresses/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 ite\
ms"};e===null?e=[o]:e.push(o),i++}let p=r.length;for(let o=0;o<p;o++)if(typeof r[o]!="string"){let l={instancePath:a+"/ingress/addresses/"+o,schemaPath:"#/prope\
rties/ingress/properties/addresses/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}else{let p={instancePath:a+
"/ingress/addresses",schemaPath:"#/properties/ingress/properties/addresses/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.
push(p),i++}}if(s.port!==void 0&&n.call(s,"port")){let r=s.port;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let p={instancePath:a+"/ingress/port",
schemaPath:"#/properties/ingress/properties/port/allOf/0/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[p]:e.push(p),i++}}if(s.
identity!==void 0&&n.call(s,"identity")&&typeof s.identity!="string"){let r={instancePath:a+"/ingress/identity",schemaPath:"#/properties/ingress/properties/iden\
tity/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s.certificate!==void 0&&n.call(s,"certificate")&&typeof s.
certificate!="string"){let r={instancePath:a+"/ingress/certificate",schemaPath:"#/properties/ingress/properties/certificate/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s.selector!==void 0&&n.call(s,"selector")){let r=s.selector;if(r&&typeof r=="object"&&!Array.isArray(
r)){if(Object.keys(r).length<1){let p={instancePath:a+"/ingress/selector",schemaPath:"#/properties/ingress/properties/selector/minProperties",keyword:"minProper\
ties",params:{limit:1},message:"must NOT have fewer than 1 properties"};e===null?e=[p]:e.push(p),i++}for(let p of Object.keys(r))if(typeof r[p]!="string"){let o={
instancePath:a+"/ingress/selector/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/ingress/properties/selector/additionalProperties/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),i++}}else{let p={instancePath:a+"/ingress/selector",schemaPath:"#/properties/ing\
ress/properties/selector/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(p),i++}}if(s.serviceAccount!==void 0&&n.call(
s,"serviceAccount")&&typeof s.serviceAccount!="string"){let r={instancePath:a+"/ingress/serviceAccount",schemaPath:"#/properties/ingress/properties/serviceAccou\
nt/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s.secret!==void 0&&n.call(s,"secret")&&typeof s.
secret!="string"){let r={instancePath:a+"/ingress/secret",schemaPath:"#/properties/ingress/properties/secret/allOf/0/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[r]:e.push(r),i++}}else{let r={instancePath:a+"/ingress",schemaPath:"#/properties/ingress/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[r]:e.push(r),i++}}if(t.egress!==void 0&&n.call(t,"egress")){let s=t.egress;if(s&&typeof s=="object"&&!Array.isArray(
s)){for(let r of Object.keys(s))if(!(r==="identity"||r==="certificate"||r==="selector"||r==="serviceAccount"||r==="secret")){let p={instancePath:a+"/egress",schemaPath:"\
#/properties/egress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===null?e=
[p]:e.push(p),i++}if(s.identity!==void 0&&n.call(s,"identity")&&typeof s.identity!="string"){let r={instancePath:a+"/egress/identity",schemaPath:"#/properties/e\
gress/properties/identity/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s.certificate!==void 0&&n.call(s,
"certificate")&&typeof s.certificate!="string"){let r={instancePath:a+"/egress/certificate",schemaPath:"#/properties/egress/properties/certificate/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s.selector!==void 0&&n.call(s,"selector")){let r=s.selector;if(r&&typeof r==
"object"&&!Array.isArray(r)){if(Object.keys(r).length<1){let p={instancePath:a+"/egress/selector",schemaPath:"#/properties/egress/properties/selector/minPropert\
ies",keyword:"minProperties",params:{limit:1},message:"must NOT have fewer than 1 properties"};e===null?e=[p]:e.push(p),i++}for(let p of Object.keys(r))if(typeof r[p]!=
"string"){let o={instancePath:a+"/egress/selector/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/egress/properties/selector/additionalPrope\
rties/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),i++}}else{let p={instancePath:a+"/egress/selector",schemaPath:"\
#/properties/egress/properties/selector/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(p),i++}}if(s.serviceAccount!==
void 0&&n.call(s,"serviceAccount")&&typeof s.serviceAccount!="string"){let r={instancePath:a+"/egress/serviceAccount",schemaPath:"#/properties/egress/properties\
/serviceAccount/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s.secret!==void 0&&n.call(s,"secre\
t")&&typeof s.secret!="string"){let r={instancePath:a+"/egress/secret",schemaPath:"#/properties/egress/properties/secret/allOf/0/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}}else{let r={instancePath:a+"/egress",schemaPath:"#/properties/egress/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),i++}}}else{let s={instancePath:a,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[s]:e.push(s),i++}return d.errors=e,i===0}var v={type:"object",additionalProperties:!1,required:["cluster"],properties:{cluster:{type:"\
string",allOf:[{$ref:"#/definitions/clusterName"}]},external:{allOf:[{type:"boolean"}]},hostname:{type:"string",allOf:[{$ref:"#/definitions/hostname"}]},ingress:{
type:"object",additionalProperties:!1,properties:{addresses:{type:"array",minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/address"}]}},port:{allOf:[
{type:"integer"},{$ref:"#/definitions/port"}]},identity:{type:["string","array"],minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/identity"}]},allOf:[
{$ref:"#/definitions/identity"}]},sni:{type:"string",allOf:[{$ref:"#/definitions/hostname"}]}}},egress:{type:"object",additionalProperties:!1,properties:{identity:{
type:["string","array"],minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/identity"}]},allOf:[{$ref:"#/definitions/identity"}]}}},trust:{type:"array",
items:{type:"string",allOf:[{$ref:"#/definitions/file"}]}}}};function h(t,{instancePath:a="",parentData:c,parentDataProperty:f,rootData:y=t}={}){let e=null,i=0;
if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.cluster===void 0||!n.call(t,"cluster")){let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{
missingProperty:"cluster"},message:"must have required property 'cluster'"};e===null?e=[s]:e.push(s),i++}for(let s of Object.keys(t))if(!(s==="cluster"||s==="ex\
ternal"||s==="hostname"||s==="ingress"||s==="egress"||s==="trust")){let r={instancePath:a,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),i++}if(t.cluster!==void 0&&n.call(t,"cluster")&&typeof t.cluster!=
"string"){let s={instancePath:a+"/cluster",schemaPath:"#/properties/cluster/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:
e.push(s),i++}if(t.external!==void 0&&n.call(t,"external")&&typeof t.external!="boolean"){let s={instancePath:a+"/external",schemaPath:"#/properties/external/al\
lOf/0/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[s]:e.push(s),i++}if(t.hostname!==void 0&&n.call(t,"hostname")&&typeof t.
hostname!="string"){let s={instancePath:a+"/hostname",schemaPath:"#/properties/hostname/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[s]:e.push(s),i++}if(t.ingress!==void 0&&n.call(t,"ingress")){let s=t.ingress;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.keys(s))if(!(r===
"addresses"||r==="port"||r==="identity"||r==="sni")){let p={instancePath:a+"/ingress",schemaPath:"#/properties/ingress/additionalProperties",keyword:"additional\
Properties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.addresses!==void 0&&n.call(s,"address\
es")){let r=s.addresses;if(Array.isArray(r)){if(r.length<1){let o={instancePath:a+"/ingress/addresses",schemaPath:"#/properties/ingress/properties/addresses/min\
Items",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[o]:e.push(o),i++}let p=r.length;for(let o=0;o<p;o++)if(typeof r[o]!=
"string"){let l={instancePath:a+"/ingress/addresses/"+o,schemaPath:"#/properties/ingress/properties/addresses/items/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[l]:e.push(l),i++}}else{let p={instancePath:a+"/ingress/addresses",schemaPath:"#/properties/ingress/properties/addresses/ty\
pe",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),i++}}if(s.port!==void 0&&n.call(s,"port")){let r=s.port;if(!(typeof r==
"number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let p={instancePath:a+"/ingress/port",schemaPath:"#/properties/ingress/properties/port/allOf/0/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[p]:e.push(p),i++}}if(s.identity!==void 0&&n.call(s,"identity")){let r=s.identity;if(typeof r!="string"&&!Array.
isArray(r)){let p={instancePath:a+"/ingress/identity",schemaPath:"#/properties/ingress/properties/identity/type",keyword:"type",params:{type:v.properties.ingress.
properties.identity.type},message:"must be string,array"};e===null?e=[p]:e.push(p),i++}if(Array.isArray(r)){if(r.length<1){let o={instancePath:a+"/ingress/ident\
ity",schemaPath:"#/properties/ingress/properties/identity/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[
o]:e.push(o),i++}let p=r.length;for(let o=0;o<p;o++)if(typeof r[o]!="string"){let l={instancePath:a+"/ingress/identity/"+o,schemaPath:"#/properties/ingress/prop\
erties/identity/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}}if(s.sni!==void 0&&n.call(s,"sni")&&typeof s.
sni!="string"){let r={instancePath:a+"/ingress/sni",schemaPath:"#/properties/ingress/properties/sni/type",keyword:"type",params:{type:"string"},message:"must be\
 string"};e===null?e=[r]:e.push(r),i++}}else{let r={instancePath:a+"/ingress",schemaPath:"#/properties/ingress/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[r]:e.push(r),i++}}if(t.egress!==void 0&&n.call(t,"egress")){let s=t.egress;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.
keys(s))if(r!=="identity"){let p={instancePath:a+"/egress",schemaPath:"#/properties/egress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.identity!==void 0&&n.call(s,"identity")){let r=s.identity;if(typeof r!="string"&&
!Array.isArray(r)){let p={instancePath:a+"/egress/identity",schemaPath:"#/properties/egress/properties/identity/type",keyword:"type",params:{type:v.properties.egress.
properties.identity.type},message:"must be string,array"};e===null?e=[p]:e.push(p),i++}if(Array.isArray(r)){if(r.length<1){let o={instancePath:a+"/egress/identi\
ty",schemaPath:"#/properties/egress/properties/identity/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[o]:
e.push(o),i++}let p=r.length;for(let o=0;o<p;o++)if(typeof r[o]!="string"){let l={instancePath:a+"/egress/identity/"+o,schemaPath:"#/properties/egress/propertie\
s/identity/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}}}else{let r={instancePath:a+"/egress",schemaPath:"\
#/properties/egress/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),i++}}if(t.trust!==void 0&&n.call(t,"trust")){
let s=t.trust;if(Array.isArray(s)){let r=s.length;for(let p=0;p<r;p++)if(typeof s[p]!="string"){let o={instancePath:a+"/trust/"+p,schemaPath:"#/properties/trust\
/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),i++}}else{let r={instancePath:a+"/trust",schemaPath:"#/pro\
perties/trust/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),i++}}}else{let s={instancePath:a,schemaPath:"#/type",
keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),i++}return h.errors=e,i===0}var j={type:"object",additionalProperties:!1,
required:["service","namespace","port"],properties:{name:{type:"string",allOf:[{$ref:"#/definitions/exposureName"}]},service:{type:"string",allOf:[{$ref:"#/defi\
nitions/serviceName"}]},namespace:{type:"string",allOf:[{$ref:"#/definitions/label"}]},port:{type:"integer",allOf:[{$ref:"#/definitions/port"}]},subset:{type:"o\
bject",additionalProperties:!1,required:["name","labels"],properties:{name:{type:"string",allOf:[{$ref:"#/definitions/label"}]},labels:{type:"object",minProperties:1,
additionalProperties:{type:"string"}}}},protocol:{allOf:[{type:"string",enum:["HTTP","HTTP2","GRPC","TCP"]}]},path:{type:"string",allOf:[{$ref:"#/definitions/pa\
thPrefix"}]},workload:{type:"object",additionalProperties:!1,required:["labels","port"],properties:{labels:{type:"object",minProperties:1,additionalProperties:{
type:"string"}},port:{type:"integer",allOf:[{$ref:"#/definitions/port"}]}}},to:{type:"array",items:{$ref:"#/definitions/grant"}}}};var q={type:"string",enum:["GET","HEAD","POST","PUT","PATCH","DELETE","OPTIONS"]};function g(t,{instancePath:a="",parentData:c,parentDataProperty:f,rootData:y=t}={}){let e=null,i=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.cluster===void 0||
!n.call(t,"cluster")){let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{missingProperty:"cluster"},message:"must have required property '\
cluster'"};e===null?e=[s]:e.push(s),i++}for(let s of Object.keys(t))if(!(s==="cluster"||s==="methods"||s==="paths"||s==="until"||s==="reason")){let r={instancePath:a,
schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.
push(r),i++}if(t.cluster!==void 0&&n.call(t,"cluster")&&typeof t.cluster!="string"){let s={instancePath:a+"/cluster",schemaPath:"#/properties/cluster/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}if(t.methods!==void 0&&n.call(t,"methods")){let s=t.methods;if(Array.isArray(
s)){if(s.length<1){let p={instancePath:a+"/methods",schemaPath:"#/properties/methods/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer \
than 1 items"};e===null?e=[p]:e.push(p),i++}let r=s.length;for(let p=0;p<r;p++){let o=s[p];if(typeof o!="string"){let l={instancePath:a+"/methods/"+p,schemaPath:"\
#/definitions/method/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}if(!(o==="GET"||o==="HEAD"||o==="POST"||
o==="PUT"||o==="PATCH"||o==="DELETE"||o==="OPTIONS")){let l={instancePath:a+"/methods/"+p,schemaPath:"#/definitions/method/enum",keyword:"enum",params:{allowedValues:q.
enum},message:"must be equal to one of the allowed values"};e===null?e=[l]:e.push(l),i++}}}else{let r={instancePath:a+"/methods",schemaPath:"#/properties/method\
s/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),i++}}if(t.paths!==void 0&&n.call(t,"paths")){let s=t.paths;if(Array.
isArray(s)){if(s.length<1){let p={instancePath:a+"/paths",schemaPath:"#/properties/paths/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fe\
wer than 1 items"};e===null?e=[p]:e.push(p),i++}let r=s.length;for(let p=0;p<r;p++)if(typeof s[p]!="string"){let o={instancePath:a+"/paths/"+p,schemaPath:"#/pro\
perties/paths/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),i++}}else{let r={instancePath:a+"/paths",schemaPath:"\
#/properties/paths/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),i++}}if(t.until!==void 0&&n.call(t,"until")&&typeof t.
until!="string"){let s={instancePath:a+"/until",schemaPath:"#/properties/until/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[s]:e.push(s),i++}if(t.reason!==void 0&&n.call(t,"reason")&&typeof t.reason!="string"){let s={instancePath:a+"/reason",schemaPath:"#/properties/reason/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}}else{let s={instancePath:a,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[s]:e.push(s),i++}return g.errors=e,i===0}function P(t,{instancePath:a="",parentData:c,parentDataProperty:f,rootData:y=t}={}){
let e=null,i=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.service===void 0||!n.call(t,"service")){let s={instancePath:a,schemaPath:"#/required",keyword:"\
required",params:{missingProperty:"service"},message:"must have required property 'service'"};e===null?e=[s]:e.push(s),i++}if(t.namespace===void 0||!n.call(t,"n\
amespace")){let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{missingProperty:"namespace"},message:"must have required property 'namespac\
e'"};e===null?e=[s]:e.push(s),i++}if(t.port===void 0||!n.call(t,"port")){let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
port"},message:"must have required property 'port'"};e===null?e=[s]:e.push(s),i++}for(let s of Object.keys(t))if(!n.call(j.properties,s)){let r={instancePath:a,
schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.
push(r),i++}if(t.name!==void 0&&n.call(t,"name")&&typeof t.name!="string"){let s={instancePath:a+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}if(t.service!==void 0&&n.call(t,"service")&&typeof t.service!="string"){let s={instancePath:a+
"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}if(t.namespace!==
void 0&&n.call(t,"namespace")&&typeof t.namespace!="string"){let s={instancePath:a+"/namespace",schemaPath:"#/properties/namespace/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}if(t.port!==void 0&&n.call(t,"port")){let s=t.port;if(!(typeof s=="number"&&!(s%1)&&!isNaN(
s)&&isFinite(s))){let r={instancePath:a+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=
[r]:e.push(r),i++}}if(t.subset!==void 0&&n.call(t,"subset")){let s=t.subset;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0||!n.call(s,"name")){
let r={instancePath:a+"/subset",schemaPath:"#/properties/subset/required",keyword:"required",params:{missingProperty:"name"},message:"must have required propert\
y 'name'"};e===null?e=[r]:e.push(r),i++}if(s.labels===void 0||!n.call(s,"labels")){let r={instancePath:a+"/subset",schemaPath:"#/properties/subset/required",keyword:"\
required",params:{missingProperty:"labels"},message:"must have required property 'labels'"};e===null?e=[r]:e.push(r),i++}for(let r of Object.keys(s))if(!(r==="n\
ame"||r==="labels")){let p={instancePath:a+"/subset",schemaPath:"#/properties/subset/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.name!==void 0&&n.call(s,"name")&&typeof s.name!="string"){let r={instancePath:a+
"/subset/name",schemaPath:"#/properties/subset/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}
if(s.labels!==void 0&&n.call(s,"labels")){let r=s.labels;if(r&&typeof r=="object"&&!Array.isArray(r)){if(Object.keys(r).length<1){let p={instancePath:a+"/subset\
/labels",schemaPath:"#/properties/subset/properties/labels/minProperties",keyword:"minProperties",params:{limit:1},message:"must NOT have fewer than 1 propertie\
s"};e===null?e=[p]:e.push(p),i++}for(let p of Object.keys(r))if(typeof r[p]!="string"){let o={instancePath:a+"/subset/labels/"+p.replace(/~/g,"~0").replace(/\//g,
"~1"),schemaPath:"#/properties/subset/properties/labels/additionalProperties/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:
e.push(o),i++}}else{let p={instancePath:a+"/subset/labels",schemaPath:"#/properties/subset/properties/labels/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[p]:e.push(p),i++}}}else{let r={instancePath:a+"/subset",schemaPath:"#/properties/subset/type",keyword:"type",params:{type:"object"},
message:"must be object"};e===null?e=[r]:e.push(r),i++}}if(t.protocol!==void 0&&n.call(t,"protocol")){let s=t.protocol;if(typeof s!="string"){let r={instancePath:a+
"/protocol",schemaPath:"#/properties/protocol/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(!(s===
"HTTP"||s==="HTTP2"||s==="GRPC"||s==="TCP")){let r={instancePath:a+"/protocol",schemaPath:"#/properties/protocol/allOf/0/enum",keyword:"enum",params:{allowedValues:j.
properties.protocol.allOf[0].enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),i++}}if(t.path!==void 0&&n.call(t,"path")&&typeof t.
path!="string"){let s={instancePath:a+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:
e.push(s),i++}if(t.workload!==void 0&&n.call(t,"workload")){let s=t.workload;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.labels===void 0||!n.call(s,"label\
s")){let r={instancePath:a+"/workload",schemaPath:"#/properties/workload/required",keyword:"required",params:{missingProperty:"labels"},message:"must have requi\
red property 'labels'"};e===null?e=[r]:e.push(r),i++}if(s.port===void 0||!n.call(s,"port")){let r={instancePath:a+"/workload",schemaPath:"#/properties/workload/\
required",keyword:"required",params:{missingProperty:"port"},message:"must have required property 'port'"};e===null?e=[r]:e.push(r),i++}for(let r of Object.keys(
s))if(!(r==="labels"||r==="port")){let p={instancePath:a+"/workload",schemaPath:"#/properties/workload/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.labels!==void 0&&n.call(s,"labels")){let r=s.labels;if(r&&
typeof r=="object"&&!Array.isArray(r)){if(Object.keys(r).length<1){let p={instancePath:a+"/workload/labels",schemaPath:"#/properties/workload/properties/labels/\
minProperties",keyword:"minProperties",params:{limit:1},message:"must NOT have fewer than 1 properties"};e===null?e=[p]:e.push(p),i++}for(let p of Object.keys(r))
if(typeof r[p]!="string"){let o={instancePath:a+"/workload/labels/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/workload/properties/labels\
/additionalProperties/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),i++}}else{let p={instancePath:a+"/workload/\
labels",schemaPath:"#/properties/workload/properties/labels/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(p),i++}}
if(s.port!==void 0&&n.call(s,"port")){let r=s.port;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let p={instancePath:a+"/workload/port",schemaPath:"\
#/properties/workload/properties/port/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[p]:e.push(p),i++}}}else{let r={instancePath:a+
"/workload",schemaPath:"#/properties/workload/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),i++}}if(t.to!==void 0&&
n.call(t,"to")){let s=t.to;if(Array.isArray(s)){let r=s.length;for(let p=0;p<r;p++)g(s[p],{instancePath:a+"/to/"+p,parentData:s,parentDataProperty:p,rootData:y})||
(e=e===null?g.errors:e.concat(g.errors),i=e.length)}else{let r={instancePath:a+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type:"array"},message:"\
must be array"};e===null?e=[r]:e.push(r),i++}}}else{let s={instancePath:a,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[s]:e.push(s),i++}return P.errors=e,i===0}var D={type:"object",additionalProperties:!1,required:["cluster","exposure"],properties:{cluster:{type:"string",allOf:[{$ref:"#/definitions/clusterName"}]},exposure:{
type:"string",allOf:[{$ref:"#/definitions/exposureName"}]},path:{type:"string",allOf:[{$ref:"#/definitions/pathPrefix"}]},protocol:{allOf:[{type:"string",enum:[
"HTTP","HTTP2","GRPC","TCP"]}]},weight:{type:"integer"},priority:{allOf:[{type:"integer"}]}}};function b(t,{instancePath:a="",parentData:c,parentDataProperty:f,
rootData:y=t}={}){let e=null,i=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.cluster===void 0||!n.call(t,"cluster")){let s={instancePath:a,schemaPath:"#/r\
equired",keyword:"required",params:{missingProperty:"cluster"},message:"must have required property 'cluster'"};e===null?e=[s]:e.push(s),i++}if(t.exposure===void 0||
!n.call(t,"exposure")){let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{missingProperty:"exposure"},message:"must have required property\
 'exposure'"};e===null?e=[s]:e.push(s),i++}for(let s of Object.keys(t))if(!(s==="cluster"||s==="exposure"||s==="path"||s==="protocol"||s==="weight"||s==="priori\
ty")){let r={instancePath:a,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional p\
roperties"};e===null?e=[r]:e.push(r),i++}if(t.cluster!==void 0&&n.call(t,"cluster")&&typeof t.cluster!="string"){let s={instancePath:a+"/cluster",schemaPath:"#/\
properties/cluster/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}if(t.exposure!==void 0&&n.call(t,"exposure")&&
typeof t.exposure!="string"){let s={instancePath:a+"/exposure",schemaPath:"#/properties/exposure/type",keyword:"type",params:{type:"string"},message:"must be st\
ring"};e===null?e=[s]:e.push(s),i++}if(t.path!==void 0&&n.call(t,"path")&&typeof t.path!="string"){let s={instancePath:a+"/path",schemaPath:"#/properties/path/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),i++}if(t.protocol!==void 0&&n.call(t,"protocol")){let s=t.protocol;
if(typeof s!="string"){let r={instancePath:a+"/protocol",schemaPath:"#/properties/protocol/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be \
string"};e===null?e=[r]:e.push(r),i++}if(!(s==="HTTP"||s==="HTTP2"||s==="GRPC"||s==="TCP")){let r={instancePath:a+"/protocol",schemaPath:"#/properties/protocol/\
allOf/0/enum",keyword:"enum",params:{allowedValues:D.properties.protocol.allOf[0].enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(
r),i++}}if(t.weight!==void 0&&n.call(t,"weight")){let s=t.weight;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){let r={instancePath:a+"/weight",schemaPath:"\
#/properties/weight/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),i++}}if(t.priority!==void 0&&n.call(t,"prio\
rity")){let s=t.priority;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){let r={instancePath:a+"/priority",schemaPath:"#/properties/priority/allOf/0/t\
ype",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),i++}}}else{let s={instancePath:a,schemaPath:"#/type",keyword:"ty\
pe",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),i++}return b.errors=e,i===0}function k(t,{instancePath:a="",parentData:c,parentDataProperty:f,
rootData:y=t}={}){let e=null,i=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.as===void 0||!n.call(t,"as")){let s={instancePath:a,schemaPath:"#/required",keyword:"\
required",params:{missingProperty:"as"},message:"must have required property 'as'"};e===null?e=[s]:e.push(s),i++}if(t.from===void 0||!n.call(t,"from")){let s={instancePath:a,
schemaPath:"#/required",keyword:"required",params:{missingProperty:"from"},message:"must have required property 'from'"};e===null?e=[s]:e.push(s),i++}for(let s of Object.
keys(t))if(!(s==="as"||s==="from"||s==="uses"||s==="callers")){let r={instancePath:a,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),i++}if(t.as!==void 0&&n.call(t,"as")){let s=t.as;if(s&&typeof s=="\
object"&&!Array.isArray(s)){if(s.service===void 0||!n.call(s,"service")){let r={instancePath:a+"/as",schemaPath:"#/properties/as/required",keyword:"required",params:{
missingProperty:"service"},message:"must have required property 'service'"};e===null?e=[r]:e.push(r),i++}if(s.namespace===void 0||!n.call(s,"namespace")){let r={
instancePath:a+"/as",schemaPath:"#/properties/as/required",keyword:"required",params:{missingProperty:"namespace"},message:"must have required property 'namespa\
ce'"};e===null?e=[r]:e.push(r),i++}if(s.port===void 0||!n.call(s,"port")){let r={instancePath:a+"/as",schemaPath:"#/properties/as/required",keyword:"required",params:{
missingProperty:"port"},message:"must have required property 'port'"};e===null?e=[r]:e.push(r),i++}for(let r of Object.keys(s))if(!(r==="service"||r==="namespac\
e"||r==="port")){let p={instancePath:a+"/as",schemaPath:"#/properties/as/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"\
must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.service!==void 0&&n.call(s,"service")&&typeof s.service!="string"){let r={instancePath:a+
"/as/service",schemaPath:"#/properties/as/properties/service/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}
if(s.namespace!==void 0&&n.call(s,"namespace")&&typeof s.namespace!="string"){let r={instancePath:a+"/as/namespace",schemaPath:"#/properties/as/properties/names\
pace/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s.port!==void 0&&n.call(s,"port")){let r=s.port;if(!(typeof r==
"number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let p={instancePath:a+"/as/port",schemaPath:"#/properties/as/properties/port/type",keyword:"type",params:{type:"integ\
er"},message:"must be integer"};e===null?e=[p]:e.push(p),i++}}}else{let r={instancePath:a+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type:"o\
bject"},message:"must be object"};e===null?e=[r]:e.push(r),i++}}if(t.from!==void 0&&n.call(t,"from")){let s=t.from;if(Array.isArray(s)){if(s.length<1){let p={instancePath:a+
"/from",schemaPath:"#/properties/from/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[p]:e.push(p),i++}let r=s.
length;for(let p=0;p<r;p++)b(s[p],{instancePath:a+"/from/"+p,parentData:s,parentDataProperty:p,rootData:y})||(e=e===null?b.errors:e.concat(b.errors),i=e.length)}else{
let r={instancePath:a+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),i++}}if(t.
uses!==void 0&&n.call(t,"uses")){let s=t.uses;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.keys(s))if(!(r==="methods"||r==="paths")){let p={
instancePath:a+"/uses",schemaPath:"#/properties/uses/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have a\
dditional properties"};e===null?e=[p]:e.push(p),i++}if(s.methods!==void 0&&n.call(s,"methods")){let r=s.methods;if(Array.isArray(r)){if(r.length<1){let o={instancePath:a+
"/uses/methods",schemaPath:"#/properties/uses/properties/methods/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?
e=[o]:e.push(o),i++}let p=r.length;for(let o=0;o<p;o++){let l=r[o];if(typeof l!="string"){let m={instancePath:a+"/uses/methods/"+o,schemaPath:"#/definitions/met\
hod/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),i++}if(!(l==="GET"||l==="HEAD"||l==="POST"||l==="PUT"||l==="P\
ATCH"||l==="DELETE"||l==="OPTIONS")){let m={instancePath:a+"/uses/methods/"+o,schemaPath:"#/definitions/method/enum",keyword:"enum",params:{allowedValues:q.enum},
message:"must be equal to one of the allowed values"};e===null?e=[m]:e.push(m),i++}}}else{let p={instancePath:a+"/uses/methods",schemaPath:"#/properties/uses/pr\
operties/methods/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),i++}}if(s.paths!==void 0&&n.call(s,"paths")){let r=s.
paths;if(Array.isArray(r)){if(r.length<1){let o={instancePath:a+"/uses/paths",schemaPath:"#/properties/uses/properties/paths/minItems",keyword:"minItems",params:{
limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[o]:e.push(o),i++}let p=r.length;for(let o=0;o<p;o++)if(typeof r[o]!="string"){let l={instancePath:a+
"/uses/paths/"+o,schemaPath:"#/properties/uses/properties/paths/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(
l),i++}}else{let p={instancePath:a+"/uses/paths",schemaPath:"#/properties/uses/properties/paths/type",keyword:"type",params:{type:"array"},message:"must be arra\
y"};e===null?e=[p]:e.push(p),i++}}}else{let r={instancePath:a+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type:"object"},message:"must be\
 object"};e===null?e=[r]:e.push(r),i++}}if(t.callers!==void 0&&n.call(t,"callers")){let s=t.callers;if(Array.isArray(s)){if(s.length<1){let p={instancePath:a+"/\
callers",schemaPath:"#/properties/callers/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[p]:e.push(p),i++}
let r=s.length;for(let p=0;p<r;p++)if(typeof s[p]!="string"){let o={instancePath:a+"/callers/"+p,schemaPath:"#/properties/callers/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[o]:e.push(o),i++}}else{let r={instancePath:a+"/callers",schemaPath:"#/properties/callers/type",keyword:"typ\
e",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),i++}}}else{let s={instancePath:a,schemaPath:"#/type",keyword:"type",params:{type:"obj\
ect"},message:"must be object"};e===null?e=[s]:e.push(s),i++}return k.errors=e,i===0}function $(t,{instancePath:a="",parentData:c,parentDataProperty:f,rootData:y=t}={}){
let e=null,i=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.apiVersion===void 0||!n.call(t,"apiVersion")){let s={instancePath:a,schemaPath:"#/required",keyword:"\
required",params:{missingProperty:"apiVersion"},message:"must have required property 'apiVersion'"};e===null?e=[s]:e.push(s),i++}if(t.kind===void 0||!n.call(t,"\
kind")){let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},message:"must have required property 'kind'"};e===null?
e=[s]:e.push(s),i++}if(t.metadata===void 0||!n.call(t,"metadata")){let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{missingProperty:"met\
adata"},message:"must have required property 'metadata'"};e===null?e=[s]:e.push(s),i++}if(t.spec===void 0||!n.call(t,"spec")){let s={instancePath:a,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"spec"},message:"must have required property 'spec'"};e===null?e=[s]:e.push(s),i++}for(let s of Object.keys(
t))if(!(s==="apiVersion"||s==="kind"||s==="metadata"||s==="spec")){let r={instancePath:a,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),i++}if(t.apiVersion!==void 0&&n.call(t,"apiVersion")){let s=t.apiVersion;
if(typeof s!="string"){let r={instancePath:a+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"};e===null?e=[r]:e.push(r),i++}if(s!=="meshfed.dev/v1alpha1"){let r={instancePath:a+"/apiVersion",schemaPath:"#/properties/apiVersion/enum",keyword:"enum",params:{
allowedValues:u.properties.apiVersion.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),i++}}if(t.kind!==void 0&&n.call(t,"ki\
nd")){let s=t.kind;if(typeof s!="string"){let r={instancePath:a+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},message:"must \
be string"};e===null?e=[r]:e.push(r),i++}if(s!=="Agreement"){let r={instancePath:a+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues:u.
properties.kind.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),i++}}if(t.metadata!==void 0&&n.call(t,"metadata")){let s=t.
metadata;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0||!n.call(s,"name")){let r={instancePath:a+"/metadata",schemaPath:"#/properties/metadata\
/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};e===null?e=[r]:e.push(r),i++}for(let r of Object.keys(
s))if(r!=="name"){let p={instancePath:a+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.name!==void 0&&n.call(s,"name")&&typeof s.name!="string"){let r={instancePath:a+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
i++}}else{let r={instancePath:a+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
r]:e.push(r),i++}}if(t.spec!==void 0&&n.call(t,"spec")){let s=t.spec;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.keys(s))if(!n.call(u.properties.
spec.properties,r)){let p={instancePath:a+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.hostname!==void 0&&n.call(s,"hostname")&&typeof s.hostname!="string"){let r={instancePath:a+
"/spec/hostname",schemaPath:"#/properties/spec/properties/hostname/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
i++}if(s.target!==void 0&&n.call(s,"target")){let r=s.target;if(typeof r!="string"){let p={instancePath:a+"/spec/target",schemaPath:"#/properties/spec/propertie\
s/target/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[p]:e.push(p),i++}if(!(r==="istio"||r==="istio-1.2")){let p={instancePath:a+
"/spec/target",schemaPath:"#/properties/spec/properties/target/allOf/0/enum",keyword:"enum",params:{allowedValues:u.properties.spec.properties.target.allOf[0].enum},
message:"must be equal to one of the allowed values"};e===null?e=[p]:e.push(p),i++}}if(s.trustDomain!==void 0&&n.call(s,"trustDomain")&&typeof s.trustDomain!="s\
tring"){let r={instancePath:a+"/spec/trustDomain",schemaPath:"#/properties/spec/properties/trustDomain/allOf/0/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),i++}if(s.gateways!==void 0&&n.call(s,"gateways")&&(d(s.gateways,{instancePath:a+"/spec/gateways",parentData:s,parentDataProperty:"\
gateways",rootData:y})||(e=e===null?d.errors:e.concat(d.errors),i=e.length)),s.trust!==void 0&&n.call(s,"trust")){let r=s.trust;if(Array.isArray(r)){let p=r.length;
for(let o=0;o<p;o++)if(typeof r[o]!="string"){let l={instancePath:a+"/spec/trust/"+o,schemaPath:"#/properties/spec/properties/trust/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}else{let p={instancePath:a+"/spec/trust",schemaPath:"#/properties/spec/properties/trust/t\
ype",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),i++}}if(s.peers!==void 0&&n.call(s,"peers")){let r=s.peers;if(Array.
isArray(r)){let p=r.length;for(let o=0;o<p;o++)h(r[o],{instancePath:a+"/spec/peers/"+o,parentData:r,parentDataProperty:o,rootData:y})||(e=e===null?h.errors:e.concat(
h.errors),i=e.length)}else{let p={instancePath:a+"/spec/peers",schemaPath:"#/properties/spec/properties/peers/type",keyword:"type",params:{type:"array"},message:"\
must be array"};e===null?e=[p]:e.push(p),i++}}if(s.exposes!==void 0&&n.call(s,"exposes")){let r=s.exposes;if(Array.isArray(r)){let p=r.length;for(let o=0;o<p;o++)
P(r[o],{instancePath:a+"/spec/exposes/"+o,parentData:r,parentDataProperty:o,rootData:y})||(e=e===null?P.errors:e.concat(P.errors),i=e.length)}else{let p={instancePath:a+
"/spec/exposes",schemaPath:"#/properties/spec/properties/exposes/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),i++}}
if(s.consumes!==void 0&&n.call(s,"consumes")){let r=s.consumes;if(Array.isArray(r)){let p=r.length;for(let o=0;o<p;o++)k(r[o],{instancePath:a+"/spec/consumes/"+
o,parentData:r,parentDataProperty:o,rootData:y})||(e=e===null?k.errors:e.concat(k.errors),i=e.length)}else{let p={instancePath:a+"/spec/consumes",schemaPath:"#/\
properties/spec/properties/consumes/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),i++}}if(s.inventory!==void 0&&n.
call(s,"inventory")){let r=s.inventory;if(Array.isArray(r)){let p=r.length;for(let o=0;o<p;o++)if(typeof r[o]!="string"){let l={instancePath:a+"/spec/inventory/"+
o,schemaPath:"#/properties/spec/properties/inventory/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}else{
let p={instancePath:a+"/spec/inventory",schemaPath:"#/properties/spec/properties/inventory/type",keyword:"type",params:{type:"array"},message:"must be array"};e===
null?e=[p]:e.push(p),i++}}}else{let r={instancePath:a+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},message:"must be object"};
e===null?e=[r]:e.push(r),i++}}}else{let s={instancePath:a,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(
s),i++}return $.errors=e,i===0}var T=N,w={$schema:"http://json-schema.org/draft-07/schema#",type:"object",additionalProperties:!1,required:["apiVersion","kind"],
properties:{apiVersion:{type:"string",enum:["meshfed.dev/v1alpha1"]},kind:{type:"string",enum:["Federation"]},metadata:{type:"object",additionalProperties:!1,properties:{
name:{type:"string"}}},spec:{type:"object",additionalProperties:!1,properties:{policies:{type:"array",items:{type:"string"}},severities:{type:"object",additionalProperties:{
type:"string",enum:["error","warning","note"]}},exceptions:{type:"array",items:{type:"object",additionalProperties:!1,required:["code","cluster","at","reason","\
until"],properties:{code:{type:"string"},cluster:{type:"string"},at:{type:"string"},reason:{type:"string"},until:{type:"string"}}}}}}}};function N(t,{instancePath:a="",
parentData:c,parentDataProperty:f,rootData:y=t}={}){let e=null,i=0;if(t&&typeof t=="object"&&!Array.isArray(t)){if(t.apiVersion===void 0||!n.call(t,"apiVersion")){
let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},message:"must have required property 'apiVersion'"};e===null?
e=[s]:e.push(s),i++}if(t.kind===void 0||!n.call(t,"kind")){let s={instancePath:a,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},message:"\
must have required property 'kind'"};e===null?e=[s]:e.push(s),i++}for(let s of Object.keys(t))if(!(s==="apiVersion"||s==="kind"||s==="metadata"||s==="spec")){let r={
instancePath:a,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===
null?e=[r]:e.push(r),i++}if(t.apiVersion!==void 0&&n.call(t,"apiVersion")){let s=t.apiVersion;if(typeof s!="string"){let r={instancePath:a+"/apiVersion",schemaPath:"\
#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s!=="meshfed.dev/v1alpha1"){let r={
instancePath:a+"/apiVersion",schemaPath:"#/properties/apiVersion/enum",keyword:"enum",params:{allowedValues:w.properties.apiVersion.enum},message:"must be equal\
 to one of the allowed values"};e===null?e=[r]:e.push(r),i++}}if(t.kind!==void 0&&n.call(t,"kind")){let s=t.kind;if(typeof s!="string"){let r={instancePath:a+"/\
kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),i++}if(s!=="Federation"){let r={
instancePath:a+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues:w.properties.kind.enum},message:"must be equal to one of the all\
owed values"};e===null?e=[r]:e.push(r),i++}}if(t.metadata!==void 0&&n.call(t,"metadata")){let s=t.metadata;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.
keys(s))if(r!=="name"){let p={instancePath:a+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.name!==void 0&&n.call(s,"name")&&typeof s.name!="string"){let r={instancePath:a+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
i++}}else{let r={instancePath:a+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
r]:e.push(r),i++}}if(t.spec!==void 0&&n.call(t,"spec")){let s=t.spec;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.keys(s))if(!(r==="policies"||
r==="severities"||r==="exceptions")){let p={instancePath:a+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),i++}if(s.policies!==void 0&&n.call(s,"policies")){let r=s.policies;if(Array.isArray(r)){
let p=r.length;for(let o=0;o<p;o++)if(typeof r[o]!="string"){let l={instancePath:a+"/spec/policies/"+o,schemaPath:"#/properties/spec/properties/policies/items/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}}else{let p={instancePath:a+"/spec/policies",schemaPath:"#/pro\
perties/spec/properties/policies/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),i++}}if(s.severities!==void 0&&n.call(
s,"severities")){let r=s.severities;if(r&&typeof r=="object"&&!Array.isArray(r))for(let p of Object.keys(r)){let o=r[p];if(typeof o!="string"){let l={instancePath:a+
"/spec/severities/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/severities/additionalProperties/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),i++}if(!(o==="error"||o==="warning"||o==="note")){let l={instancePath:a+"/spec/severities/"+p.
replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/severities/additionalProperties/enum",keyword:"enum",params:{allowedValues:w.properties.
spec.properties.severities.additionalProperties.enum},message:"must be equal to one of the allowed values"};e===null?e=[l]:e.push(l),i++}}else{let p={instancePath:a+
"/spec/severities",schemaPath:"#/properties/spec/properties/severities/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(
p),i++}}if(s.exceptions!==void 0&&n.call(s,"exceptions")){let r=s.exceptions;if(Array.isArray(r)){let p=r.length;for(let o=0;o<p;o++){let l=r[o];if(l&&typeof l==
"object"&&!Array.isArray(l)){if(l.code===void 0||!n.call(l,"code")){let m={instancePath:a+"/spec/exceptions/"+o,schemaPath:"#/properties/spec/properties/excepti\
ons/items/required",keyword:"required",params:{missingProperty:"code"},message:"must have required property 'code'"};e===null?e=[m]:e.push(m),i++}if(l.cluster===
void 0||!n.call(l,"cluster")){let m={instancePath:a+"/spec/exceptions/"+o,schemaPath:"#/properties/spec/properties/exceptions/items/required",keyword:"required",
params:{missingProperty:"cluster"},message:"must have required property 'cluster'"};e===null?e=[m]:e.push(m),i++}if(l.at===void 0||!n.call(l,"at")){let m={instancePath:a+
"/spec/exceptions/"+o,schemaPath:"#/properties/spec/properties/exceptions/items/required",keyword:"required",params:{missingProperty:"at"},message:"must have re\
quired property 'at'"};e===null?e=[m]:e.push(m),i++}if(l.reason===void 0||!n.call(l,"reason")){let m={instancePath:a+"/spec/exceptions/"+o,schemaPath:"#/propert\
ies/spec/properties/exceptions/items/required",keyword:"required",params:{missingProperty:"reason"},message:"must have required property 'reason'"};e===null?e=[
m]:e.push(m),i++}if(l.until===void 0||!n.call(l,"until")){let m={instancePath:a+"/spec/exceptions/"+o,schemaPath:"#/properties/spec/properties/exceptions/items/\
required",keyword:"required",params:{missingProperty:"until"},message:"must have required property 'until'"};e===null?e=[m]:e.push(m),i++}for(let m of Object.keys(
l))if(!(m==="code"||m==="cluster"||m==="at"||m==="reason"||m==="until")){let O={instancePath:a+"/spec/exceptions/"+o,schemaPath:"#/properties/spec/properties/ex\
ceptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:m},message:"must NOT have additional properties"};e===null?e=[O]:
e.push(O),i++}if(l.code!==void 0&&n.call(l,"code")&&typeof l.code!="string"){let m={instancePath:a+"/spec/exceptions/"+o+"/code",schemaPath:"#/properties/spec/p\
roperties/exceptions/items/properties/code/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),i++}if(l.cluster!==void 0&&
n.call(l,"cluster")&&typeof l.cluster!="string"){let m={instancePath:a+"/spec/exceptions/"+o+"/cluster",schemaPath:"#/properties/spec/properties/exceptions/item\
s/properties/cluster/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),i++}if(l.at!==void 0&&n.call(l,"at")&&typeof l.
at!="string"){let m={instancePath:a+"/spec/exceptions/"+o+"/at",schemaPath:"#/properties/spec/properties/exceptions/items/properties/at/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),i++}if(l.reason!==void 0&&n.call(l,"reason")&&typeof l.reason!="string"){let m={instancePath:a+
"/spec/exceptions/"+o+"/reason",schemaPath:"#/properties/spec/properties/exceptions/items/properties/reason/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),i++}if(l.until!==void 0&&n.call(l,"until")&&typeof l.until!="string"){let m={instancePath:a+"/spec/exceptions/"+o+"/un\
til",schemaPath:"#/properties/spec/properties/exceptions/items/properties/until/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[m]:e.push(m),i++}}else{let m={instancePath:a+"/spec/exceptions/"+o,schemaPath:"#/properties/spec/properties/exceptions/items/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[m]:e.push(m),i++}}}else{let p={instancePath:a+"/spec/exceptions",schemaPath:"#/properties/spec/properties/excepti\
ons/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),i++}}}else{let r={instancePath:a+"/spec",schemaPath:"#/properti\
es/spec/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),i++}}}else{let s={instancePath:a,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),i++}return N.errors=e,i===0}function x(t,a){t(a);let c=t.errors??[],f=new Set(c.filter(({keyword:y})=>y==="type").map(({instancePath:y})=>y));return c.filter(({keyword:y,instancePath:e})=>y===
"type"||!f.has(e)).map(({keyword:y,instancePath:e,params:i})=>({keyword:y,pointer:e,params:i}))}var V=t=>x(A,t),E=t=>x(T,t);export{V as agreement,E as federation};
