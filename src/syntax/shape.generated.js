// Made by `npm run generate` from schemas/*.schema.json; do not edit. Checks structure alone: values are parsed in src/model/values.ts.
var V=I,b={$schema:"http://json-schema.org/draft-07/schema#",type:"object",additionalProperties:!1,required:["apiVersion","kind","metadata","spec"],properties:{
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
path:{}}};var o=Object.prototype.hasOwnProperty;function w(a,{instancePath:i="",parentData:d,parentDataProperty:g,rootData:f=a}={}){let e=null,t=0;if(a&&typeof a=="object"&&!Array.isArray(a)){for(let s of Object.
keys(a))if(!(s==="namespace"||s==="manage"||s==="revision"||s==="ingress"||s==="egress")){let r={instancePath:i,schemaPath:"#/additionalProperties",keyword:"add\
itionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),t++}if(a.namespace!==void 0&&o.call(a,"\
namespace")&&typeof a.namespace!="string"){let s={instancePath:i+"/namespace",schemaPath:"#/properties/namespace/allOf/0/type",keyword:"type",params:{type:"stri\
ng"},message:"must be string"};e===null?e=[s]:e.push(s),t++}if(a.manage!==void 0&&o.call(a,"manage")&&typeof a.manage!="boolean"){let s={instancePath:i+"/manage",
schemaPath:"#/properties/manage/allOf/0/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[s]:e.push(s),t++}if(a.revision!==void 0&&
o.call(a,"revision")&&typeof a.revision!="string"){let s={instancePath:i+"/revision",schemaPath:"#/properties/revision/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[s]:e.push(s),t++}if(a.ingress!==void 0&&o.call(a,"ingress")){let s=a.ingress;if(s&&typeof s=="object"&&!Array.isArray(s)){
for(let r of Object.keys(s))if(!(r==="addresses"||r==="port"||r==="identity"||r==="certificate"||r==="selector"||r==="serviceAccount"||r==="secret")){let p={instancePath:i+
"/ingress",schemaPath:"#/properties/ingress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additional\
 properties"};e===null?e=[p]:e.push(p),t++}if(s.addresses!==void 0&&o.call(s,"addresses")){let r=s.addresses;if(Array.isArray(r)){if(r.length<1){let n={instancePath:i+
"/ingress/addresses",schemaPath:"#/properties/ingress/properties/addresses/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 ite\
ms"};e===null?e=[n]:e.push(n),t++}let p=r.length;for(let n=0;n<p;n++)if(typeof r[n]!="string"){let l={instancePath:i+"/ingress/addresses/"+n,schemaPath:"#/prope\
rties/ingress/properties/addresses/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}}else{let p={instancePath:i+
"/ingress/addresses",schemaPath:"#/properties/ingress/properties/addresses/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.
push(p),t++}}if(s.port!==void 0&&o.call(s,"port")){let r=s.port;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let p={instancePath:i+"/ingress/port",
schemaPath:"#/properties/ingress/properties/port/allOf/0/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[p]:e.push(p),t++}}if(s.
identity!==void 0&&o.call(s,"identity")&&typeof s.identity!="string"){let r={instancePath:i+"/ingress/identity",schemaPath:"#/properties/ingress/properties/iden\
tity/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.certificate!==void 0&&o.call(s,"certificate")&&typeof s.
certificate!="string"){let r={instancePath:i+"/ingress/certificate",schemaPath:"#/properties/ingress/properties/certificate/type",keyword:"type",params:{type:"s\
tring"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.selector!==void 0&&o.call(s,"selector")){let r=s.selector;if(r&&typeof r=="object"&&!Array.isArray(
r)){if(Object.keys(r).length<1){let p={instancePath:i+"/ingress/selector",schemaPath:"#/properties/ingress/properties/selector/minProperties",keyword:"minProper\
ties",params:{limit:1},message:"must NOT have fewer than 1 properties"};e===null?e=[p]:e.push(p),t++}for(let p of Object.keys(r))if(typeof r[p]!="string"){let n={
instancePath:i+"/ingress/selector/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/ingress/properties/selector/additionalProperties/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}else{let p={instancePath:i+"/ingress/selector",schemaPath:"#/properties/ing\
ress/properties/selector/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(p),t++}}if(s.serviceAccount!==void 0&&o.call(
s,"serviceAccount")&&typeof s.serviceAccount!="string"){let r={instancePath:i+"/ingress/serviceAccount",schemaPath:"#/properties/ingress/properties/serviceAccou\
nt/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.secret!==void 0&&o.call(s,"secret")&&typeof s.
secret!="string"){let r={instancePath:i+"/ingress/secret",schemaPath:"#/properties/ingress/properties/secret/allOf/0/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:i+"/ingress",schemaPath:"#/properties/ingress/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}if(a.egress!==void 0&&o.call(a,"egress")){let s=a.egress;if(s&&typeof s=="object"&&!Array.isArray(
s)){for(let r of Object.keys(s))if(!(r==="identity"||r==="certificate"||r==="selector"||r==="serviceAccount"||r==="secret")){let p={instancePath:i+"/egress",schemaPath:"\
#/properties/egress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===null?e=
[p]:e.push(p),t++}if(s.identity!==void 0&&o.call(s,"identity")&&typeof s.identity!="string"){let r={instancePath:i+"/egress/identity",schemaPath:"#/properties/e\
gress/properties/identity/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.certificate!==void 0&&o.call(s,
"certificate")&&typeof s.certificate!="string"){let r={instancePath:i+"/egress/certificate",schemaPath:"#/properties/egress/properties/certificate/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.selector!==void 0&&o.call(s,"selector")){let r=s.selector;if(r&&typeof r==
"object"&&!Array.isArray(r)){if(Object.keys(r).length<1){let p={instancePath:i+"/egress/selector",schemaPath:"#/properties/egress/properties/selector/minPropert\
ies",keyword:"minProperties",params:{limit:1},message:"must NOT have fewer than 1 properties"};e===null?e=[p]:e.push(p),t++}for(let p of Object.keys(r))if(typeof r[p]!=
"string"){let n={instancePath:i+"/egress/selector/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/egress/properties/selector/additionalPrope\
rties/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}else{let p={instancePath:i+"/egress/selector",schemaPath:"\
#/properties/egress/properties/selector/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(p),t++}}if(s.serviceAccount!==
void 0&&o.call(s,"serviceAccount")&&typeof s.serviceAccount!="string"){let r={instancePath:i+"/egress/serviceAccount",schemaPath:"#/properties/egress/properties\
/serviceAccount/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.secret!==void 0&&o.call(s,"secre\
t")&&typeof s.secret!="string"){let r={instancePath:i+"/egress/secret",schemaPath:"#/properties/egress/properties/secret/allOf/0/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:i+"/egress",schemaPath:"#/properties/egress/type",keyword:"type",params:{
type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}}else{let s={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[s]:e.push(s),t++}return w.errors=e,t===0}var T={type:"object",additionalProperties:!1,required:["cluster"],properties:{cluster:{type:"\
string",allOf:[{$ref:"#/definitions/clusterName"}]},external:{allOf:[{type:"boolean"}]},hostname:{type:"string",allOf:[{$ref:"#/definitions/hostname"}]},ingress:{
type:"object",additionalProperties:!1,properties:{addresses:{type:"array",minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/address"}]}},port:{allOf:[
{type:"integer"},{$ref:"#/definitions/port"}]},identity:{type:["string","array"],minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/identity"}]},allOf:[
{$ref:"#/definitions/identity"}]},sni:{type:"string",allOf:[{$ref:"#/definitions/hostname"}]}}},egress:{type:"object",additionalProperties:!1,properties:{identity:{
type:["string","array"],minItems:1,items:{type:"string",allOf:[{$ref:"#/definitions/identity"}]},allOf:[{$ref:"#/definitions/identity"}]}}},trust:{type:"array",
items:{type:"string",allOf:[{$ref:"#/definitions/file"}]}}}};function j(a,{instancePath:i="",parentData:d,parentDataProperty:g,rootData:f=a}={}){let e=null,t=0;
if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.cluster===void 0||!o.call(a,"cluster")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{
missingProperty:"cluster"},message:"must have required property 'cluster'"};e===null?e=[s]:e.push(s),t++}for(let s of Object.keys(a))if(!(s==="cluster"||s==="ex\
ternal"||s==="hostname"||s==="ingress"||s==="egress"||s==="trust")){let r={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),t++}if(a.cluster!==void 0&&o.call(a,"cluster")&&typeof a.cluster!=
"string"){let s={instancePath:i+"/cluster",schemaPath:"#/properties/cluster/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:
e.push(s),t++}if(a.external!==void 0&&o.call(a,"external")&&typeof a.external!="boolean"){let s={instancePath:i+"/external",schemaPath:"#/properties/external/al\
lOf/0/type",keyword:"type",params:{type:"boolean"},message:"must be boolean"};e===null?e=[s]:e.push(s),t++}if(a.hostname!==void 0&&o.call(a,"hostname")&&typeof a.
hostname!="string"){let s={instancePath:i+"/hostname",schemaPath:"#/properties/hostname/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[s]:e.push(s),t++}if(a.ingress!==void 0&&o.call(a,"ingress")){let s=a.ingress;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.keys(s))if(!(r===
"addresses"||r==="port"||r==="identity"||r==="sni")){let p={instancePath:i+"/ingress",schemaPath:"#/properties/ingress/additionalProperties",keyword:"additional\
Properties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.addresses!==void 0&&o.call(s,"address\
es")){let r=s.addresses;if(Array.isArray(r)){if(r.length<1){let n={instancePath:i+"/ingress/addresses",schemaPath:"#/properties/ingress/properties/addresses/min\
Items",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[n]:e.push(n),t++}let p=r.length;for(let n=0;n<p;n++)if(typeof r[n]!=
"string"){let l={instancePath:i+"/ingress/addresses/"+n,schemaPath:"#/properties/ingress/properties/addresses/items/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[l]:e.push(l),t++}}else{let p={instancePath:i+"/ingress/addresses",schemaPath:"#/properties/ingress/properties/addresses/ty\
pe",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),t++}}if(s.port!==void 0&&o.call(s,"port")){let r=s.port;if(!(typeof r==
"number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let p={instancePath:i+"/ingress/port",schemaPath:"#/properties/ingress/properties/port/allOf/0/type",keyword:"type",params:{
type:"integer"},message:"must be integer"};e===null?e=[p]:e.push(p),t++}}if(s.identity!==void 0&&o.call(s,"identity")){let r=s.identity;if(typeof r!="string"&&!Array.
isArray(r)){let p={instancePath:i+"/ingress/identity",schemaPath:"#/properties/ingress/properties/identity/type",keyword:"type",params:{type:T.properties.ingress.
properties.identity.type},message:"must be string,array"};e===null?e=[p]:e.push(p),t++}if(Array.isArray(r)){if(r.length<1){let n={instancePath:i+"/ingress/ident\
ity",schemaPath:"#/properties/ingress/properties/identity/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[
n]:e.push(n),t++}let p=r.length;for(let n=0;n<p;n++)if(typeof r[n]!="string"){let l={instancePath:i+"/ingress/identity/"+n,schemaPath:"#/properties/ingress/prop\
erties/identity/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}}}if(s.sni!==void 0&&o.call(s,"sni")&&typeof s.
sni!="string"){let r={instancePath:i+"/ingress/sni",schemaPath:"#/properties/ingress/properties/sni/type",keyword:"type",params:{type:"string"},message:"must be\
 string"};e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:i+"/ingress",schemaPath:"#/properties/ingress/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[r]:e.push(r),t++}}if(a.egress!==void 0&&o.call(a,"egress")){let s=a.egress;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.
keys(s))if(r!=="identity"){let p={instancePath:i+"/egress",schemaPath:"#/properties/egress/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.identity!==void 0&&o.call(s,"identity")){let r=s.identity;if(typeof r!="string"&&
!Array.isArray(r)){let p={instancePath:i+"/egress/identity",schemaPath:"#/properties/egress/properties/identity/type",keyword:"type",params:{type:T.properties.egress.
properties.identity.type},message:"must be string,array"};e===null?e=[p]:e.push(p),t++}if(Array.isArray(r)){if(r.length<1){let n={instancePath:i+"/egress/identi\
ty",schemaPath:"#/properties/egress/properties/identity/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[n]:
e.push(n),t++}let p=r.length;for(let n=0;n<p;n++)if(typeof r[n]!="string"){let l={instancePath:i+"/egress/identity/"+n,schemaPath:"#/properties/egress/propertie\
s/identity/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}}}}else{let r={instancePath:i+"/egress",schemaPath:"\
#/properties/egress/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}if(a.trust!==void 0&&o.call(a,"trust")){
let s=a.trust;if(Array.isArray(s)){let r=s.length;for(let p=0;p<r;p++)if(typeof s[p]!="string"){let n={instancePath:i+"/trust/"+p,schemaPath:"#/properties/trust\
/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}else{let r={instancePath:i+"/trust",schemaPath:"#/pro\
perties/trust/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),t++}}}else{let s={instancePath:i,schemaPath:"#/type",
keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),t++}return j.errors=e,t===0}var N={type:"object",additionalProperties:!1,
required:["service","namespace","port"],properties:{name:{type:"string",allOf:[{$ref:"#/definitions/exposureName"}]},service:{type:"string",allOf:[{$ref:"#/defi\
nitions/serviceName"}]},namespace:{type:"string",allOf:[{$ref:"#/definitions/label"}]},port:{type:"integer",allOf:[{$ref:"#/definitions/port"}]},subset:{type:"o\
bject",additionalProperties:!1,required:["name","labels"],properties:{name:{type:"string",allOf:[{$ref:"#/definitions/label"}]},labels:{type:"object",minProperties:1,
additionalProperties:{type:"string"}}}},protocol:{allOf:[{type:"string",enum:["HTTP","HTTP2","GRPC","TCP"]}]},path:{type:"string",allOf:[{$ref:"#/definitions/pa\
thPrefix"}]},workload:{type:"object",additionalProperties:!1,required:["labels","port"],properties:{labels:{type:"object",minProperties:1,additionalProperties:{
type:"string"}},port:{type:"integer",allOf:[{$ref:"#/definitions/port"}]}}},to:{type:"array",items:{$ref:"#/definitions/grant"}}}};var D={type:"string",enum:["GET","HEAD","POST","PUT","PATCH","DELETE","OPTIONS"]};function v(a,{instancePath:i="",parentData:d,parentDataProperty:g,rootData:f=a}={}){let e=null,t=0;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.cluster===void 0||
!o.call(a,"cluster")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"cluster"},message:"must have required property '\
cluster'"};e===null?e=[s]:e.push(s),t++}for(let s of Object.keys(a))if(!(s==="cluster"||s==="methods"||s==="paths"||s==="until"||s==="reason")){let r={instancePath:i,
schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.
push(r),t++}if(a.cluster!==void 0&&o.call(a,"cluster")&&typeof a.cluster!="string"){let s={instancePath:i+"/cluster",schemaPath:"#/properties/cluster/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),t++}if(a.methods!==void 0&&o.call(a,"methods")){let s=a.methods;if(Array.isArray(
s)){if(s.length<1){let p={instancePath:i+"/methods",schemaPath:"#/properties/methods/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer \
than 1 items"};e===null?e=[p]:e.push(p),t++}let r=s.length;for(let p=0;p<r;p++){let n=s[p];if(typeof n!="string"){let l={instancePath:i+"/methods/"+p,schemaPath:"\
#/definitions/method/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}if(!(n==="GET"||n==="HEAD"||n==="POST"||
n==="PUT"||n==="PATCH"||n==="DELETE"||n==="OPTIONS")){let l={instancePath:i+"/methods/"+p,schemaPath:"#/definitions/method/enum",keyword:"enum",params:{allowedValues:D.
enum},message:"must be equal to one of the allowed values"};e===null?e=[l]:e.push(l),t++}}}else{let r={instancePath:i+"/methods",schemaPath:"#/properties/method\
s/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),t++}}if(a.paths!==void 0&&o.call(a,"paths")){let s=a.paths;if(Array.
isArray(s)){if(s.length<1){let p={instancePath:i+"/paths",schemaPath:"#/properties/paths/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fe\
wer than 1 items"};e===null?e=[p]:e.push(p),t++}let r=s.length;for(let p=0;p<r;p++)if(typeof s[p]!="string"){let n={instancePath:i+"/paths/"+p,schemaPath:"#/pro\
perties/paths/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}else{let r={instancePath:i+"/paths",schemaPath:"\
#/properties/paths/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),t++}}if(a.until!==void 0&&o.call(a,"until")&&typeof a.
until!="string"){let s={instancePath:i+"/until",schemaPath:"#/properties/until/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[s]:e.push(s),t++}if(a.reason!==void 0&&o.call(a,"reason")&&typeof a.reason!="string"){let s={instancePath:i+"/reason",schemaPath:"#/properties/reason/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),t++}}else{let s={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[s]:e.push(s),t++}return v.errors=e,t===0}function O(a,{instancePath:i="",parentData:d,parentDataProperty:g,rootData:f=a}={}){
let e=null,t=0;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.service===void 0||!o.call(a,"service")){let s={instancePath:i,schemaPath:"#/required",keyword:"\
required",params:{missingProperty:"service"},message:"must have required property 'service'"};e===null?e=[s]:e.push(s),t++}if(a.namespace===void 0||!o.call(a,"n\
amespace")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"namespace"},message:"must have required property 'namespac\
e'"};e===null?e=[s]:e.push(s),t++}if(a.port===void 0||!o.call(a,"port")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"\
port"},message:"must have required property 'port'"};e===null?e=[s]:e.push(s),t++}for(let s of Object.keys(a))if(!o.call(N.properties,s)){let r={instancePath:i,
schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.
push(r),t++}if(a.name!==void 0&&o.call(a,"name")&&typeof a.name!="string"){let s={instancePath:i+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),t++}if(a.service!==void 0&&o.call(a,"service")&&typeof a.service!="string"){let s={instancePath:i+
"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),t++}if(a.namespace!==
void 0&&o.call(a,"namespace")&&typeof a.namespace!="string"){let s={instancePath:i+"/namespace",schemaPath:"#/properties/namespace/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),t++}if(a.port!==void 0&&o.call(a,"port")){let s=a.port;if(!(typeof s=="number"&&!(s%1)&&!isNaN(
s)&&isFinite(s))){let r={instancePath:i+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=
[r]:e.push(r),t++}}if(a.subset!==void 0&&o.call(a,"subset")){let s=a.subset;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0||!o.call(s,"name")){
let r={instancePath:i+"/subset",schemaPath:"#/properties/subset/required",keyword:"required",params:{missingProperty:"name"},message:"must have required propert\
y 'name'"};e===null?e=[r]:e.push(r),t++}if(s.labels===void 0||!o.call(s,"labels")){let r={instancePath:i+"/subset",schemaPath:"#/properties/subset/required",keyword:"\
required",params:{missingProperty:"labels"},message:"must have required property 'labels'"};e===null?e=[r]:e.push(r),t++}for(let r of Object.keys(s))if(!(r==="n\
ame"||r==="labels")){let p={instancePath:i+"/subset",schemaPath:"#/properties/subset/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.name!==void 0&&o.call(s,"name")&&typeof s.name!="string"){let r={instancePath:i+
"/subset/name",schemaPath:"#/properties/subset/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}
if(s.labels!==void 0&&o.call(s,"labels")){let r=s.labels;if(r&&typeof r=="object"&&!Array.isArray(r)){if(Object.keys(r).length<1){let p={instancePath:i+"/subset\
/labels",schemaPath:"#/properties/subset/properties/labels/minProperties",keyword:"minProperties",params:{limit:1},message:"must NOT have fewer than 1 propertie\
s"};e===null?e=[p]:e.push(p),t++}for(let p of Object.keys(r))if(typeof r[p]!="string"){let n={instancePath:i+"/subset/labels/"+p.replace(/~/g,"~0").replace(/\//g,
"~1"),schemaPath:"#/properties/subset/properties/labels/additionalProperties/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:
e.push(n),t++}}else{let p={instancePath:i+"/subset/labels",schemaPath:"#/properties/subset/properties/labels/type",keyword:"type",params:{type:"object"},message:"\
must be object"};e===null?e=[p]:e.push(p),t++}}}else{let r={instancePath:i+"/subset",schemaPath:"#/properties/subset/type",keyword:"type",params:{type:"object"},
message:"must be object"};e===null?e=[r]:e.push(r),t++}}if(a.protocol!==void 0&&o.call(a,"protocol")){let s=a.protocol;if(typeof s!="string"){let r={instancePath:i+
"/protocol",schemaPath:"#/properties/protocol/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(!(s===
"HTTP"||s==="HTTP2"||s==="GRPC"||s==="TCP")){let r={instancePath:i+"/protocol",schemaPath:"#/properties/protocol/allOf/0/enum",keyword:"enum",params:{allowedValues:N.
properties.protocol.allOf[0].enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),t++}}if(a.path!==void 0&&o.call(a,"path")&&typeof a.
path!="string"){let s={instancePath:i+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:
e.push(s),t++}if(a.workload!==void 0&&o.call(a,"workload")){let s=a.workload;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.labels===void 0||!o.call(s,"label\
s")){let r={instancePath:i+"/workload",schemaPath:"#/properties/workload/required",keyword:"required",params:{missingProperty:"labels"},message:"must have requi\
red property 'labels'"};e===null?e=[r]:e.push(r),t++}if(s.port===void 0||!o.call(s,"port")){let r={instancePath:i+"/workload",schemaPath:"#/properties/workload/\
required",keyword:"required",params:{missingProperty:"port"},message:"must have required property 'port'"};e===null?e=[r]:e.push(r),t++}for(let r of Object.keys(
s))if(!(r==="labels"||r==="port")){let p={instancePath:i+"/workload",schemaPath:"#/properties/workload/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.labels!==void 0&&o.call(s,"labels")){let r=s.labels;if(r&&
typeof r=="object"&&!Array.isArray(r)){if(Object.keys(r).length<1){let p={instancePath:i+"/workload/labels",schemaPath:"#/properties/workload/properties/labels/\
minProperties",keyword:"minProperties",params:{limit:1},message:"must NOT have fewer than 1 properties"};e===null?e=[p]:e.push(p),t++}for(let p of Object.keys(r))
if(typeof r[p]!="string"){let n={instancePath:i+"/workload/labels/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/workload/properties/labels\
/additionalProperties/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}else{let p={instancePath:i+"/workload/\
labels",schemaPath:"#/properties/workload/properties/labels/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(p),t++}}
if(s.port!==void 0&&o.call(s,"port")){let r=s.port;if(!(typeof r=="number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let p={instancePath:i+"/workload/port",schemaPath:"\
#/properties/workload/properties/port/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[p]:e.push(p),t++}}}else{let r={instancePath:i+
"/workload",schemaPath:"#/properties/workload/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}if(a.to!==void 0&&
o.call(a,"to")){let s=a.to;if(Array.isArray(s)){let r=s.length;for(let p=0;p<r;p++)v(s[p],{instancePath:i+"/to/"+p,parentData:s,parentDataProperty:p,rootData:f})||
(e=e===null?v.errors:e.concat(v.errors),t=e.length)}else{let r={instancePath:i+"/to",schemaPath:"#/properties/to/type",keyword:"type",params:{type:"array"},message:"\
must be array"};e===null?e=[r]:e.push(r),t++}}}else{let s={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===
null?e=[s]:e.push(s),t++}return O.errors=e,t===0}var F={type:"object",additionalProperties:!1,required:["cluster","exposure"],properties:{cluster:{type:"string",allOf:[{$ref:"#/definitions/clusterName"}]},exposure:{
type:"string",allOf:[{$ref:"#/definitions/exposureName"}]},path:{type:"string",allOf:[{$ref:"#/definitions/pathPrefix"}]},protocol:{allOf:[{type:"string",enum:[
"HTTP","HTTP2","GRPC","TCP"]}]},weight:{type:"integer"},priority:{allOf:[{type:"integer"}]}}};function A(a,{instancePath:i="",parentData:d,parentDataProperty:g,
rootData:f=a}={}){let e=null,t=0;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.cluster===void 0||!o.call(a,"cluster")){let s={instancePath:i,schemaPath:"#/r\
equired",keyword:"required",params:{missingProperty:"cluster"},message:"must have required property 'cluster'"};e===null?e=[s]:e.push(s),t++}if(a.exposure===void 0||
!o.call(a,"exposure")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"exposure"},message:"must have required property\
 'exposure'"};e===null?e=[s]:e.push(s),t++}for(let s of Object.keys(a))if(!(s==="cluster"||s==="exposure"||s==="path"||s==="protocol"||s==="weight"||s==="priori\
ty")){let r={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional p\
roperties"};e===null?e=[r]:e.push(r),t++}if(a.cluster!==void 0&&o.call(a,"cluster")&&typeof a.cluster!="string"){let s={instancePath:i+"/cluster",schemaPath:"#/\
properties/cluster/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),t++}if(a.exposure!==void 0&&o.call(a,"exposure")&&
typeof a.exposure!="string"){let s={instancePath:i+"/exposure",schemaPath:"#/properties/exposure/type",keyword:"type",params:{type:"string"},message:"must be st\
ring"};e===null?e=[s]:e.push(s),t++}if(a.path!==void 0&&o.call(a,"path")&&typeof a.path!="string"){let s={instancePath:i+"/path",schemaPath:"#/properties/path/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[s]:e.push(s),t++}if(a.protocol!==void 0&&o.call(a,"protocol")){let s=a.protocol;
if(typeof s!="string"){let r={instancePath:i+"/protocol",schemaPath:"#/properties/protocol/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be \
string"};e===null?e=[r]:e.push(r),t++}if(!(s==="HTTP"||s==="HTTP2"||s==="GRPC"||s==="TCP")){let r={instancePath:i+"/protocol",schemaPath:"#/properties/protocol/\
allOf/0/enum",keyword:"enum",params:{allowedValues:F.properties.protocol.allOf[0].enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(
r),t++}}if(a.weight!==void 0&&o.call(a,"weight")){let s=a.weight;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){let r={instancePath:i+"/weight",schemaPath:"\
#/properties/weight/type",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),t++}}if(a.priority!==void 0&&o.call(a,"prio\
rity")){let s=a.priority;if(!(typeof s=="number"&&!(s%1)&&!isNaN(s)&&isFinite(s))){let r={instancePath:i+"/priority",schemaPath:"#/properties/priority/allOf/0/t\
ype",keyword:"type",params:{type:"integer"},message:"must be integer"};e===null?e=[r]:e.push(r),t++}}}else{let s={instancePath:i,schemaPath:"#/type",keyword:"ty\
pe",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),t++}return A.errors=e,t===0}function q(a,{instancePath:i="",parentData:d,parentDataProperty:g,
rootData:f=a}={}){let e=null,t=0;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.as===void 0||!o.call(a,"as")){let s={instancePath:i,schemaPath:"#/required",keyword:"\
required",params:{missingProperty:"as"},message:"must have required property 'as'"};e===null?e=[s]:e.push(s),t++}if(a.from===void 0||!o.call(a,"from")){let s={instancePath:i,
schemaPath:"#/required",keyword:"required",params:{missingProperty:"from"},message:"must have required property 'from'"};e===null?e=[s]:e.push(s),t++}for(let s of Object.
keys(a))if(!(s==="as"||s==="from"||s==="uses"||s==="callers")){let r={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),t++}if(a.as!==void 0&&o.call(a,"as")){let s=a.as;if(s&&typeof s=="\
object"&&!Array.isArray(s)){if(s.service===void 0||!o.call(s,"service")){let r={instancePath:i+"/as",schemaPath:"#/properties/as/required",keyword:"required",params:{
missingProperty:"service"},message:"must have required property 'service'"};e===null?e=[r]:e.push(r),t++}if(s.namespace===void 0||!o.call(s,"namespace")){let r={
instancePath:i+"/as",schemaPath:"#/properties/as/required",keyword:"required",params:{missingProperty:"namespace"},message:"must have required property 'namespa\
ce'"};e===null?e=[r]:e.push(r),t++}if(s.port===void 0||!o.call(s,"port")){let r={instancePath:i+"/as",schemaPath:"#/properties/as/required",keyword:"required",params:{
missingProperty:"port"},message:"must have required property 'port'"};e===null?e=[r]:e.push(r),t++}for(let r of Object.keys(s))if(!(r==="service"||r==="namespac\
e"||r==="port")){let p={instancePath:i+"/as",schemaPath:"#/properties/as/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"\
must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.service!==void 0&&o.call(s,"service")&&typeof s.service!="string"){let r={instancePath:i+
"/as/service",schemaPath:"#/properties/as/properties/service/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}
if(s.namespace!==void 0&&o.call(s,"namespace")&&typeof s.namespace!="string"){let r={instancePath:i+"/as/namespace",schemaPath:"#/properties/as/properties/names\
pace/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.port!==void 0&&o.call(s,"port")){let r=s.port;if(!(typeof r==
"number"&&!(r%1)&&!isNaN(r)&&isFinite(r))){let p={instancePath:i+"/as/port",schemaPath:"#/properties/as/properties/port/type",keyword:"type",params:{type:"integ\
er"},message:"must be integer"};e===null?e=[p]:e.push(p),t++}}}else{let r={instancePath:i+"/as",schemaPath:"#/properties/as/type",keyword:"type",params:{type:"o\
bject"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}if(a.from!==void 0&&o.call(a,"from")){let s=a.from;if(Array.isArray(s)){if(s.length<1){let p={instancePath:i+
"/from",schemaPath:"#/properties/from/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[p]:e.push(p),t++}let r=s.
length;for(let p=0;p<r;p++)A(s[p],{instancePath:i+"/from/"+p,parentData:s,parentDataProperty:p,rootData:f})||(e=e===null?A.errors:e.concat(A.errors),t=e.length)}else{
let r={instancePath:i+"/from",schemaPath:"#/properties/from/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),t++}}if(a.
uses!==void 0&&o.call(a,"uses")){let s=a.uses;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.keys(s))if(!(r==="methods"||r==="paths")){let p={
instancePath:i+"/uses",schemaPath:"#/properties/uses/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have a\
dditional properties"};e===null?e=[p]:e.push(p),t++}if(s.methods!==void 0&&o.call(s,"methods")){let r=s.methods;if(Array.isArray(r)){if(r.length<1){let n={instancePath:i+
"/uses/methods",schemaPath:"#/properties/uses/properties/methods/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?
e=[n]:e.push(n),t++}let p=r.length;for(let n=0;n<p;n++){let l=r[n];if(typeof l!="string"){let m={instancePath:i+"/uses/methods/"+n,schemaPath:"#/definitions/met\
hod/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),t++}if(!(l==="GET"||l==="HEAD"||l==="POST"||l==="PUT"||l==="P\
ATCH"||l==="DELETE"||l==="OPTIONS")){let m={instancePath:i+"/uses/methods/"+n,schemaPath:"#/definitions/method/enum",keyword:"enum",params:{allowedValues:D.enum},
message:"must be equal to one of the allowed values"};e===null?e=[m]:e.push(m),t++}}}else{let p={instancePath:i+"/uses/methods",schemaPath:"#/properties/uses/pr\
operties/methods/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),t++}}if(s.paths!==void 0&&o.call(s,"paths")){let r=s.
paths;if(Array.isArray(r)){if(r.length<1){let n={instancePath:i+"/uses/paths",schemaPath:"#/properties/uses/properties/paths/minItems",keyword:"minItems",params:{
limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[n]:e.push(n),t++}let p=r.length;for(let n=0;n<p;n++)if(typeof r[n]!="string"){let l={instancePath:i+
"/uses/paths/"+n,schemaPath:"#/properties/uses/properties/paths/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(
l),t++}}else{let p={instancePath:i+"/uses/paths",schemaPath:"#/properties/uses/properties/paths/type",keyword:"type",params:{type:"array"},message:"must be arra\
y"};e===null?e=[p]:e.push(p),t++}}}else{let r={instancePath:i+"/uses",schemaPath:"#/properties/uses/type",keyword:"type",params:{type:"object"},message:"must be\
 object"};e===null?e=[r]:e.push(r),t++}}if(a.callers!==void 0&&o.call(a,"callers")){let s=a.callers;if(Array.isArray(s)){if(s.length<1){let p={instancePath:i+"/\
callers",schemaPath:"#/properties/callers/minItems",keyword:"minItems",params:{limit:1},message:"must NOT have fewer than 1 items"};e===null?e=[p]:e.push(p),t++}
let r=s.length;for(let p=0;p<r;p++)if(typeof s[p]!="string"){let n={instancePath:i+"/callers/"+p,schemaPath:"#/properties/callers/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[n]:e.push(n),t++}}else{let r={instancePath:i+"/callers",schemaPath:"#/properties/callers/type",keyword:"typ\
e",params:{type:"array"},message:"must be array"};e===null?e=[r]:e.push(r),t++}}}else{let s={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"obj\
ect"},message:"must be object"};e===null?e=[s]:e.push(s),t++}return q.errors=e,t===0}function I(a,{instancePath:i="",parentData:d,parentDataProperty:g,rootData:f=a}={}){
let e=null,t=0;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.apiVersion===void 0||!o.call(a,"apiVersion")){let s={instancePath:i,schemaPath:"#/required",keyword:"\
required",params:{missingProperty:"apiVersion"},message:"must have required property 'apiVersion'"};e===null?e=[s]:e.push(s),t++}if(a.kind===void 0||!o.call(a,"\
kind")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},message:"must have required property 'kind'"};e===null?
e=[s]:e.push(s),t++}if(a.metadata===void 0||!o.call(a,"metadata")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"met\
adata"},message:"must have required property 'metadata'"};e===null?e=[s]:e.push(s),t++}if(a.spec===void 0||!o.call(a,"spec")){let s={instancePath:i,schemaPath:"\
#/required",keyword:"required",params:{missingProperty:"spec"},message:"must have required property 'spec'"};e===null?e=[s]:e.push(s),t++}for(let s of Object.keys(
a))if(!(s==="apiVersion"||s==="kind"||s==="metadata"||s==="spec")){let r={instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:s},message:"must NOT have additional properties"};e===null?e=[r]:e.push(r),t++}if(a.apiVersion!==void 0&&o.call(a,"apiVersion")){let s=a.apiVersion;
if(typeof s!="string"){let r={instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"must be stri\
ng"};e===null?e=[r]:e.push(r),t++}if(s!=="meshfed.dev/v1alpha1"){let r={instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersion/enum",keyword:"enum",params:{
allowedValues:b.properties.apiVersion.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),t++}}if(a.kind!==void 0&&o.call(a,"ki\
nd")){let s=a.kind;if(typeof s!="string"){let r={instancePath:i+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},message:"must \
be string"};e===null?e=[r]:e.push(r),t++}if(s!=="Agreement"){let r={instancePath:i+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues:b.
properties.kind.enum},message:"must be equal to one of the allowed values"};e===null?e=[r]:e.push(r),t++}}if(a.metadata!==void 0&&o.call(a,"metadata")){let s=a.
metadata;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0||!o.call(s,"name")){let r={instancePath:i+"/metadata",schemaPath:"#/properties/metadata\
/required",keyword:"required",params:{missingProperty:"name"},message:"must have required property 'name'"};e===null?e=[r]:e.push(r),t++}for(let r of Object.keys(
s))if(r!=="name"){let p={instancePath:i+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.name!==void 0&&o.call(s,"name")&&typeof s.name!="string"){let r={instancePath:i+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
t++}}else{let r={instancePath:i+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
r]:e.push(r),t++}}if(a.spec!==void 0&&o.call(a,"spec")){let s=a.spec;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.keys(s))if(!o.call(b.properties.
spec.properties,r)){let p={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.hostname!==void 0&&o.call(s,"hostname")&&typeof s.hostname!="string"){let r={instancePath:i+
"/spec/hostname",schemaPath:"#/properties/spec/properties/hostname/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
t++}if(s.target!==void 0&&o.call(s,"target")){let r=s.target;if(typeof r!="string"){let p={instancePath:i+"/spec/target",schemaPath:"#/properties/spec/propertie\
s/target/allOf/0/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[p]:e.push(p),t++}if(!(r==="istio"||r==="istio-1.2")){let p={instancePath:i+
"/spec/target",schemaPath:"#/properties/spec/properties/target/allOf/0/enum",keyword:"enum",params:{allowedValues:b.properties.spec.properties.target.allOf[0].enum},
message:"must be equal to one of the allowed values"};e===null?e=[p]:e.push(p),t++}}if(s.trustDomain!==void 0&&o.call(s,"trustDomain")&&typeof s.trustDomain!="s\
tring"){let r={instancePath:i+"/spec/trustDomain",schemaPath:"#/properties/spec/properties/trustDomain/allOf/0/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[r]:e.push(r),t++}if(s.gateways!==void 0&&o.call(s,"gateways")&&(w(s.gateways,{instancePath:i+"/spec/gateways",parentData:s,parentDataProperty:"\
gateways",rootData:f})||(e=e===null?w.errors:e.concat(w.errors),t=e.length)),s.trust!==void 0&&o.call(s,"trust")){let r=s.trust;if(Array.isArray(r)){let p=r.length;
for(let n=0;n<p;n++)if(typeof r[n]!="string"){let l={instancePath:i+"/spec/trust/"+n,schemaPath:"#/properties/spec/properties/trust/items/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}}else{let p={instancePath:i+"/spec/trust",schemaPath:"#/properties/spec/properties/trust/t\
ype",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),t++}}if(s.peers!==void 0&&o.call(s,"peers")){let r=s.peers;if(Array.
isArray(r)){let p=r.length;for(let n=0;n<p;n++)j(r[n],{instancePath:i+"/spec/peers/"+n,parentData:r,parentDataProperty:n,rootData:f})||(e=e===null?j.errors:e.concat(
j.errors),t=e.length)}else{let p={instancePath:i+"/spec/peers",schemaPath:"#/properties/spec/properties/peers/type",keyword:"type",params:{type:"array"},message:"\
must be array"};e===null?e=[p]:e.push(p),t++}}if(s.exposes!==void 0&&o.call(s,"exposes")){let r=s.exposes;if(Array.isArray(r)){let p=r.length;for(let n=0;n<p;n++)
O(r[n],{instancePath:i+"/spec/exposes/"+n,parentData:r,parentDataProperty:n,rootData:f})||(e=e===null?O.errors:e.concat(O.errors),t=e.length)}else{let p={instancePath:i+
"/spec/exposes",schemaPath:"#/properties/spec/properties/exposes/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),t++}}
if(s.consumes!==void 0&&o.call(s,"consumes")){let r=s.consumes;if(Array.isArray(r)){let p=r.length;for(let n=0;n<p;n++)q(r[n],{instancePath:i+"/spec/consumes/"+
n,parentData:r,parentDataProperty:n,rootData:f})||(e=e===null?q.errors:e.concat(q.errors),t=e.length)}else{let p={instancePath:i+"/spec/consumes",schemaPath:"#/\
properties/spec/properties/consumes/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),t++}}if(s.inventory!==void 0&&o.
call(s,"inventory")){let r=s.inventory;if(Array.isArray(r)){let p=r.length;for(let n=0;n<p;n++)if(typeof r[n]!="string"){let l={instancePath:i+"/spec/inventory/"+
n,schemaPath:"#/properties/spec/properties/inventory/items/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}}else{
let p={instancePath:i+"/spec/inventory",schemaPath:"#/properties/spec/properties/inventory/type",keyword:"type",params:{type:"array"},message:"must be array"};e===
null?e=[p]:e.push(p),t++}}}else{let r={instancePath:i+"/spec",schemaPath:"#/properties/spec/type",keyword:"type",params:{type:"object"},message:"must be object"};
e===null?e=[r]:e.push(r),t++}}}else{let s={instancePath:i,schemaPath:"#/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(
s),t++}return I.errors=e,t===0}var E=H,x={$schema:"http://json-schema.org/draft-07/schema#",type:"object",additionalProperties:!1,required:["apiVersion","kind"],
properties:{apiVersion:{type:"string",enum:["meshfed.dev/v1alpha1"]},kind:{type:"string",enum:["Federation"]},metadata:{type:"object",additionalProperties:!1,properties:{
name:{type:"string"}}},spec:{type:"object",additionalProperties:!1,properties:{policies:{type:"array",items:{type:"string"}},severities:{type:"object",additionalProperties:{
type:"string",enum:["error","warning","note"]}},exceptions:{type:"array",items:{type:"object",additionalProperties:!1,required:["code","cluster","at","reason","\
until"],properties:{code:{type:"string"},cluster:{type:"string"},at:{type:"string"},reason:{type:"string"},until:{type:"string"}}}}}}}};function H(a,{instancePath:i="",
parentData:d,parentDataProperty:g,rootData:f=a}={}){let e=null,t=0;if(a&&typeof a=="object"&&!Array.isArray(a)){if(a.apiVersion===void 0||!o.call(a,"apiVersion")){
let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},message:"must have required property 'apiVersion'"};e===null?
e=[s]:e.push(s),t++}if(a.kind===void 0||!o.call(a,"kind")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"kind"},message:"\
must have required property 'kind'"};e===null?e=[s]:e.push(s),t++}for(let s of Object.keys(a))if(!(s==="apiVersion"||s==="kind"||s==="metadata"||s==="spec")){let r={
instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===
null?e=[r]:e.push(r),t++}if(a.apiVersion!==void 0&&o.call(a,"apiVersion")){let s=a.apiVersion;if(typeof s!="string"){let r={instancePath:i+"/apiVersion",schemaPath:"\
#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s!=="meshfed.dev/v1alpha1"){let r={
instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersion/enum",keyword:"enum",params:{allowedValues:x.properties.apiVersion.enum},message:"must be equal\
 to one of the allowed values"};e===null?e=[r]:e.push(r),t++}}if(a.kind!==void 0&&o.call(a,"kind")){let s=a.kind;if(typeof s!="string"){let r={instancePath:i+"/\
kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s!=="Federation"){let r={
instancePath:i+"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues:x.properties.kind.enum},message:"must be equal to one of the all\
owed values"};e===null?e=[r]:e.push(r),t++}}if(a.metadata!==void 0&&o.call(a,"metadata")){let s=a.metadata;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.
keys(s))if(r!=="name"){let p={instancePath:i+"/metadata",schemaPath:"#/properties/metadata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.name!==void 0&&o.call(s,"name")&&typeof s.name!="string"){let r={instancePath:i+
"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),
t++}}else{let r={instancePath:i+"/metadata",schemaPath:"#/properties/metadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[
r]:e.push(r),t++}}if(a.spec!==void 0&&o.call(a,"spec")){let s=a.spec;if(s&&typeof s=="object"&&!Array.isArray(s)){for(let r of Object.keys(s))if(!(r==="policies"||
r==="severities"||r==="exceptions")){let p={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.policies!==void 0&&o.call(s,"policies")){let r=s.policies;if(Array.isArray(r)){
let p=r.length;for(let n=0;n<p;n++)if(typeof r[n]!="string"){let l={instancePath:i+"/spec/policies/"+n,schemaPath:"#/properties/spec/properties/policies/items/t\
ype",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}}else{let p={instancePath:i+"/spec/policies",schemaPath:"#/pro\
perties/spec/properties/policies/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),t++}}if(s.severities!==void 0&&o.call(
s,"severities")){let r=s.severities;if(r&&typeof r=="object"&&!Array.isArray(r))for(let p of Object.keys(r)){let n=r[p];if(typeof n!="string"){let l={instancePath:i+
"/spec/severities/"+p.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/severities/additionalProperties/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[l]:e.push(l),t++}if(!(n==="error"||n==="warning"||n==="note")){let l={instancePath:i+"/spec/severities/"+p.
replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/properties/spec/properties/severities/additionalProperties/enum",keyword:"enum",params:{allowedValues:x.properties.
spec.properties.severities.additionalProperties.enum},message:"must be equal to one of the allowed values"};e===null?e=[l]:e.push(l),t++}}else{let p={instancePath:i+
"/spec/severities",schemaPath:"#/properties/spec/properties/severities/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(
p),t++}}if(s.exceptions!==void 0&&o.call(s,"exceptions")){let r=s.exceptions;if(Array.isArray(r)){let p=r.length;for(let n=0;n<p;n++){let l=r[n];if(l&&typeof l==
"object"&&!Array.isArray(l)){if(l.code===void 0||!o.call(l,"code")){let m={instancePath:i+"/spec/exceptions/"+n,schemaPath:"#/properties/spec/properties/excepti\
ons/items/required",keyword:"required",params:{missingProperty:"code"},message:"must have required property 'code'"};e===null?e=[m]:e.push(m),t++}if(l.cluster===
void 0||!o.call(l,"cluster")){let m={instancePath:i+"/spec/exceptions/"+n,schemaPath:"#/properties/spec/properties/exceptions/items/required",keyword:"required",
params:{missingProperty:"cluster"},message:"must have required property 'cluster'"};e===null?e=[m]:e.push(m),t++}if(l.at===void 0||!o.call(l,"at")){let m={instancePath:i+
"/spec/exceptions/"+n,schemaPath:"#/properties/spec/properties/exceptions/items/required",keyword:"required",params:{missingProperty:"at"},message:"must have re\
quired property 'at'"};e===null?e=[m]:e.push(m),t++}if(l.reason===void 0||!o.call(l,"reason")){let m={instancePath:i+"/spec/exceptions/"+n,schemaPath:"#/propert\
ies/spec/properties/exceptions/items/required",keyword:"required",params:{missingProperty:"reason"},message:"must have required property 'reason'"};e===null?e=[
m]:e.push(m),t++}if(l.until===void 0||!o.call(l,"until")){let m={instancePath:i+"/spec/exceptions/"+n,schemaPath:"#/properties/spec/properties/exceptions/items/\
required",keyword:"required",params:{missingProperty:"until"},message:"must have required property 'until'"};e===null?e=[m]:e.push(m),t++}for(let m of Object.keys(
l))if(!(m==="code"||m==="cluster"||m==="at"||m==="reason"||m==="until")){let c={instancePath:i+"/spec/exceptions/"+n,schemaPath:"#/properties/spec/properties/ex\
ceptions/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:m},message:"must NOT have additional properties"};e===null?e=[c]:
e.push(c),t++}if(l.code!==void 0&&o.call(l,"code")&&typeof l.code!="string"){let m={instancePath:i+"/spec/exceptions/"+n+"/code",schemaPath:"#/properties/spec/p\
roperties/exceptions/items/properties/code/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),t++}if(l.cluster!==void 0&&
o.call(l,"cluster")&&typeof l.cluster!="string"){let m={instancePath:i+"/spec/exceptions/"+n+"/cluster",schemaPath:"#/properties/spec/properties/exceptions/item\
s/properties/cluster/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),t++}if(l.at!==void 0&&o.call(l,"at")&&typeof l.
at!="string"){let m={instancePath:i+"/spec/exceptions/"+n+"/at",schemaPath:"#/properties/spec/properties/exceptions/items/properties/at/type",keyword:"type",params:{
type:"string"},message:"must be string"};e===null?e=[m]:e.push(m),t++}if(l.reason!==void 0&&o.call(l,"reason")&&typeof l.reason!="string"){let m={instancePath:i+
"/spec/exceptions/"+n+"/reason",schemaPath:"#/properties/spec/properties/exceptions/items/properties/reason/type",keyword:"type",params:{type:"string"},message:"\
must be string"};e===null?e=[m]:e.push(m),t++}if(l.until!==void 0&&o.call(l,"until")&&typeof l.until!="string"){let m={instancePath:i+"/spec/exceptions/"+n+"/un\
til",schemaPath:"#/properties/spec/properties/exceptions/items/properties/until/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[m]:e.push(m),t++}}else{let m={instancePath:i+"/spec/exceptions/"+n,schemaPath:"#/properties/spec/properties/exceptions/items/type",keyword:"type",params:{type:"\
object"},message:"must be object"};e===null?e=[m]:e.push(m),t++}}}else{let p={instancePath:i+"/spec/exceptions",schemaPath:"#/properties/spec/properties/excepti\
ons/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[p]:e.push(p),t++}}}else{let r={instancePath:i+"/spec",schemaPath:"#/properti\
es/spec/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}}else{let s={instancePath:i,schemaPath:"#/type",keyword:"\
type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),t++}return H.errors=e,t===0}var C=G,P={$schema:"http://json-schema.org/draft-07/\
schema#",type:"object",additionalProperties:!1,required:["apiVersion","kind","metadata","spec"],properties:{apiVersion:{type:"string",enum:["meshfed.dev/v1alpha\
1"]},kind:{type:"string",enum:["Policy"]},metadata:{type:"object",additionalProperties:!1,required:["name"],properties:{name:{type:"string"}}},spec:{type:"objec\
t",additionalProperties:!1,required:["over","expression","message","why"],properties:{severity:{type:"string",enum:["error","warning","note"]},over:{type:"strin\
g",enum:["cluster","exposure","grant","consumption","certificate","change","reach"]},expression:{type:"string"},message:{type:"string"},why:{type:"string"},fix:{
type:"string"},examples:{type:"object",additionalProperties:!1,properties:{passes:{type:"array",items:{$ref:"#/definitions/example"}},fails:{type:"array",items:{
$ref:"#/definitions/example"}}}}}}},definitions:{example:{type:"object",additionalProperties:!1,properties:{about:{type:"string"},now:{type:"string"},clusters:{
type:"object",additionalProperties:{type:["object","null"]}},base:{type:"object",additionalProperties:{type:["object","null"]}}}}}},k={type:"object",additionalProperties:!1,
properties:{about:{type:"string"},now:{type:"string"},clusters:{type:"object",additionalProperties:{type:["object","null"]}},base:{type:"object",additionalProperties:{
type:["object","null"]}}}};function G(a,{instancePath:i="",parentData:d,parentDataProperty:g,rootData:f=a}={}){let e=null,t=0;if(a&&typeof a=="object"&&!Array.isArray(
a)){if(a.apiVersion===void 0||!o.call(a,"apiVersion")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"apiVersion"},message:"\
must have required property 'apiVersion'"};e===null?e=[s]:e.push(s),t++}if(a.kind===void 0||!o.call(a,"kind")){let s={instancePath:i,schemaPath:"#/required",keyword:"\
required",params:{missingProperty:"kind"},message:"must have required property 'kind'"};e===null?e=[s]:e.push(s),t++}if(a.metadata===void 0||!o.call(a,"metadata")){
let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"metadata"},message:"must have required property 'metadata'"};e===null?
e=[s]:e.push(s),t++}if(a.spec===void 0||!o.call(a,"spec")){let s={instancePath:i,schemaPath:"#/required",keyword:"required",params:{missingProperty:"spec"},message:"\
must have required property 'spec'"};e===null?e=[s]:e.push(s),t++}for(let s of Object.keys(a))if(!(s==="apiVersion"||s==="kind"||s==="metadata"||s==="spec")){let r={
instancePath:i,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:s},message:"must NOT have additional properties"};e===
null?e=[r]:e.push(r),t++}if(a.apiVersion!==void 0&&o.call(a,"apiVersion")){let s=a.apiVersion;if(typeof s!="string"){let r={instancePath:i+"/apiVersion",schemaPath:"\
#/properties/apiVersion/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s!=="meshfed.dev/v1alpha1"){let r={
instancePath:i+"/apiVersion",schemaPath:"#/properties/apiVersion/enum",keyword:"enum",params:{allowedValues:P.properties.apiVersion.enum},message:"must be equal\
 to one of the allowed values"};e===null?e=[r]:e.push(r),t++}}if(a.kind!==void 0&&o.call(a,"kind")){let s=a.kind;if(typeof s!="string"){let r={instancePath:i+"/\
kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s!=="Policy"){let r={instancePath:i+
"/kind",schemaPath:"#/properties/kind/enum",keyword:"enum",params:{allowedValues:P.properties.kind.enum},message:"must be equal to one of the allowed values"};e===
null?e=[r]:e.push(r),t++}}if(a.metadata!==void 0&&o.call(a,"metadata")){let s=a.metadata;if(s&&typeof s=="object"&&!Array.isArray(s)){if(s.name===void 0||!o.call(
s,"name")){let r={instancePath:i+"/metadata",schemaPath:"#/properties/metadata/required",keyword:"required",params:{missingProperty:"name"},message:"must have r\
equired property 'name'"};e===null?e=[r]:e.push(r),t++}for(let r of Object.keys(s))if(r!=="name"){let p={instancePath:i+"/metadata",schemaPath:"#/properties/met\
adata/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),
t++}if(s.name!==void 0&&o.call(s,"name")&&typeof s.name!="string"){let r={instancePath:i+"/metadata/name",schemaPath:"#/properties/metadata/properties/name/type",
keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}}else{let r={instancePath:i+"/metadata",schemaPath:"#/properties/me\
tadata/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}if(a.spec!==void 0&&o.call(a,"spec")){let s=a.spec;if(s&&
typeof s=="object"&&!Array.isArray(s)){if(s.over===void 0||!o.call(s,"over")){let r={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"req\
uired",params:{missingProperty:"over"},message:"must have required property 'over'"};e===null?e=[r]:e.push(r),t++}if(s.expression===void 0||!o.call(s,"expressio\
n")){let r={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"expression"},message:"must have required \
property 'expression'"};e===null?e=[r]:e.push(r),t++}if(s.message===void 0||!o.call(s,"message")){let r={instancePath:i+"/spec",schemaPath:"#/properties/spec/re\
quired",keyword:"required",params:{missingProperty:"message"},message:"must have required property 'message'"};e===null?e=[r]:e.push(r),t++}if(s.why===void 0||!o.
call(s,"why")){let r={instancePath:i+"/spec",schemaPath:"#/properties/spec/required",keyword:"required",params:{missingProperty:"why"},message:"must have requir\
ed property 'why'"};e===null?e=[r]:e.push(r),t++}for(let r of Object.keys(s))if(!(r==="severity"||r==="over"||r==="expression"||r==="message"||r==="why"||r==="f\
ix"||r==="examples")){let p={instancePath:i+"/spec",schemaPath:"#/properties/spec/additionalProperties",keyword:"additionalProperties",params:{additionalProperty:r},
message:"must NOT have additional properties"};e===null?e=[p]:e.push(p),t++}if(s.severity!==void 0&&o.call(s,"severity")){let r=s.severity;if(typeof r!="string"){
let p={instancePath:i+"/spec/severity",schemaPath:"#/properties/spec/properties/severity/type",keyword:"type",params:{type:"string"},message:"must be string"};e===
null?e=[p]:e.push(p),t++}if(!(r==="error"||r==="warning"||r==="note")){let p={instancePath:i+"/spec/severity",schemaPath:"#/properties/spec/properties/severity/\
enum",keyword:"enum",params:{allowedValues:P.properties.spec.properties.severity.enum},message:"must be equal to one of the allowed values"};e===null?e=[p]:e.push(
p),t++}}if(s.over!==void 0&&o.call(s,"over")){let r=s.over;if(typeof r!="string"){let p={instancePath:i+"/spec/over",schemaPath:"#/properties/spec/properties/ov\
er/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[p]:e.push(p),t++}if(!(r==="cluster"||r==="exposure"||r==="grant"||r==="cons\
umption"||r==="certificate"||r==="change"||r==="reach")){let p={instancePath:i+"/spec/over",schemaPath:"#/properties/spec/properties/over/enum",keyword:"enum",params:{
allowedValues:P.properties.spec.properties.over.enum},message:"must be equal to one of the allowed values"};e===null?e=[p]:e.push(p),t++}}if(s.expression!==void 0&&
o.call(s,"expression")&&typeof s.expression!="string"){let r={instancePath:i+"/spec/expression",schemaPath:"#/properties/spec/properties/expression/type",keyword:"\
type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.message!==void 0&&o.call(s,"message")&&typeof s.message!="string"){let r={
instancePath:i+"/spec/message",schemaPath:"#/properties/spec/properties/message/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=
[r]:e.push(r),t++}if(s.why!==void 0&&o.call(s,"why")&&typeof s.why!="string"){let r={instancePath:i+"/spec/why",schemaPath:"#/properties/spec/properties/why/typ\
e",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(r),t++}if(s.fix!==void 0&&o.call(s,"fix")&&typeof s.fix!="string"){let r={
instancePath:i+"/spec/fix",schemaPath:"#/properties/spec/properties/fix/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[r]:e.push(
r),t++}if(s.examples!==void 0&&o.call(s,"examples")){let r=s.examples;if(r&&typeof r=="object"&&!Array.isArray(r)){for(let p of Object.keys(r))if(!(p==="passes"||
p==="fails")){let n={instancePath:i+"/spec/examples",schemaPath:"#/properties/spec/properties/examples/additionalProperties",keyword:"additionalProperties",params:{
additionalProperty:p},message:"must NOT have additional properties"};e===null?e=[n]:e.push(n),t++}if(r.passes!==void 0&&o.call(r,"passes")){let p=r.passes;if(Array.
isArray(p)){let n=p.length;for(let l=0;l<n;l++){let m=p[l];if(m&&typeof m=="object"&&!Array.isArray(m)){for(let c of Object.keys(m))if(!(c==="about"||c==="now"||
c==="clusters"||c==="base")){let y={instancePath:i+"/spec/examples/passes/"+l,schemaPath:"#/definitions/example/additionalProperties",keyword:"additionalPropert\
ies",params:{additionalProperty:c},message:"must NOT have additional properties"};e===null?e=[y]:e.push(y),t++}if(m.about!==void 0&&o.call(m,"about")&&typeof m.
about!="string"){let c={instancePath:i+"/spec/examples/passes/"+l+"/about",schemaPath:"#/definitions/example/properties/about/type",keyword:"type",params:{type:"\
string"},message:"must be string"};e===null?e=[c]:e.push(c),t++}if(m.now!==void 0&&o.call(m,"now")&&typeof m.now!="string"){let c={instancePath:i+"/spec/example\
s/passes/"+l+"/now",schemaPath:"#/definitions/example/properties/now/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[c]:e.push(
c),t++}if(m.clusters!==void 0&&o.call(m,"clusters")){let c=m.clusters;if(c&&typeof c=="object"&&!Array.isArray(c))for(let y of Object.keys(c)){let u=c[y];if(!(u&&
typeof u=="object"&&!Array.isArray(u))&&u!==null){let h={instancePath:i+"/spec/examples/passes/"+l+"/clusters/"+y.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"\
#/definitions/example/properties/clusters/additionalProperties/type",keyword:"type",params:{type:k.properties.clusters.additionalProperties.type},message:"must \
be object,null"};e===null?e=[h]:e.push(h),t++}}else{let y={instancePath:i+"/spec/examples/passes/"+l+"/clusters",schemaPath:"#/definitions/example/properties/cl\
usters/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[y]:e.push(y),t++}}if(m.base!==void 0&&o.call(m,"base")){let c=m.base;if(c&&
typeof c=="object"&&!Array.isArray(c))for(let y of Object.keys(c)){let u=c[y];if(!(u&&typeof u=="object"&&!Array.isArray(u))&&u!==null){let h={instancePath:i+"/\
spec/examples/passes/"+l+"/base/"+y.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/definitions/example/properties/base/additionalProperties/type",keyword:"\
type",params:{type:k.properties.base.additionalProperties.type},message:"must be object,null"};e===null?e=[h]:e.push(h),t++}}else{let y={instancePath:i+"/spec/e\
xamples/passes/"+l+"/base",schemaPath:"#/definitions/example/properties/base/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[y]:
e.push(y),t++}}}else{let c={instancePath:i+"/spec/examples/passes/"+l,schemaPath:"#/definitions/example/type",keyword:"type",params:{type:"object"},message:"mus\
t be object"};e===null?e=[c]:e.push(c),t++}}}else{let n={instancePath:i+"/spec/examples/passes",schemaPath:"#/properties/spec/properties/examples/properties/pas\
ses/type",keyword:"type",params:{type:"array"},message:"must be array"};e===null?e=[n]:e.push(n),t++}}if(r.fails!==void 0&&o.call(r,"fails")){let p=r.fails;if(Array.
isArray(p)){let n=p.length;for(let l=0;l<n;l++){let m=p[l];if(m&&typeof m=="object"&&!Array.isArray(m)){for(let c of Object.keys(m))if(!(c==="about"||c==="now"||
c==="clusters"||c==="base")){let y={instancePath:i+"/spec/examples/fails/"+l,schemaPath:"#/definitions/example/additionalProperties",keyword:"additionalProperti\
es",params:{additionalProperty:c},message:"must NOT have additional properties"};e===null?e=[y]:e.push(y),t++}if(m.about!==void 0&&o.call(m,"about")&&typeof m.about!=
"string"){let c={instancePath:i+"/spec/examples/fails/"+l+"/about",schemaPath:"#/definitions/example/properties/about/type",keyword:"type",params:{type:"string"},
message:"must be string"};e===null?e=[c]:e.push(c),t++}if(m.now!==void 0&&o.call(m,"now")&&typeof m.now!="string"){let c={instancePath:i+"/spec/examples/fails/"+
l+"/now",schemaPath:"#/definitions/example/properties/now/type",keyword:"type",params:{type:"string"},message:"must be string"};e===null?e=[c]:e.push(c),t++}if(m.
clusters!==void 0&&o.call(m,"clusters")){let c=m.clusters;if(c&&typeof c=="object"&&!Array.isArray(c))for(let y of Object.keys(c)){let u=c[y];if(!(u&&typeof u==
"object"&&!Array.isArray(u))&&u!==null){let h={instancePath:i+"/spec/examples/fails/"+l+"/clusters/"+y.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/defi\
nitions/example/properties/clusters/additionalProperties/type",keyword:"type",params:{type:k.properties.clusters.additionalProperties.type},message:"must be obj\
ect,null"};e===null?e=[h]:e.push(h),t++}}else{let y={instancePath:i+"/spec/examples/fails/"+l+"/clusters",schemaPath:"#/definitions/example/properties/clusters/\
type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[y]:e.push(y),t++}}if(m.base!==void 0&&o.call(m,"base")){let c=m.base;if(c&&typeof c==
"object"&&!Array.isArray(c))for(let y of Object.keys(c)){let u=c[y];if(!(u&&typeof u=="object"&&!Array.isArray(u))&&u!==null){let h={instancePath:i+"/spec/examp\
les/fails/"+l+"/base/"+y.replace(/~/g,"~0").replace(/\//g,"~1"),schemaPath:"#/definitions/example/properties/base/additionalProperties/type",keyword:"type",params:{
type:k.properties.base.additionalProperties.type},message:"must be object,null"};e===null?e=[h]:e.push(h),t++}}else{let y={instancePath:i+"/spec/examples/fails/"+
l+"/base",schemaPath:"#/definitions/example/properties/base/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[y]:e.push(y),t++}}}else{
let c={instancePath:i+"/spec/examples/fails/"+l,schemaPath:"#/definitions/example/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?
e=[c]:e.push(c),t++}}}else{let n={instancePath:i+"/spec/examples/fails",schemaPath:"#/properties/spec/properties/examples/properties/fails/type",keyword:"type",
params:{type:"array"},message:"must be array"};e===null?e=[n]:e.push(n),t++}}}else{let p={instancePath:i+"/spec/examples",schemaPath:"#/properties/spec/properti\
es/examples/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[p]:e.push(p),t++}}}else{let r={instancePath:i+"/spec",schemaPath:"\
#/properties/spec/type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[r]:e.push(r),t++}}}else{let s={instancePath:i,schemaPath:"#/\
type",keyword:"type",params:{type:"object"},message:"must be object"};e===null?e=[s]:e.push(s),t++}return G.errors=e,t===0}function $(a,i){a(i);let d=a.errors??[],g=new Set(d.filter(({keyword:f})=>f==="type").map(({instancePath:f})=>f));return d.filter(({keyword:f,instancePath:e})=>f===
"type"||!g.has(e)).map(({keyword:f,instancePath:e,params:t})=>({keyword:f,pointer:e,params:t}))}var R=a=>$(V,a),L=a=>$(E,a),U=a=>$(C,a);export{R as agreement,L as federation,U as policy};
