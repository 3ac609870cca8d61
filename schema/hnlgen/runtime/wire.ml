(* SPDX-License-Identifier: MIT *)
(* Copied by hnlgen from schema/hnlgen/runtime/wire.ml: do not edit the copy. *)

(** What the modules of all families share: tables, decoder, encoder.

    The decoder checks what docs/abi.md asks of attributes, step 10 of its
    order of checks, with the verdict of the C engine, and gives a tree of
    values by number; the modules of the families make records of it. The
    encoder decodes what it wrote, so that nothing leaves that would be
    refused. Numbers of up to 32 bits are [int]: OCaml must have 64 bits. *)

let header_size = 20
let message_max = 65536
let depth_max = 8
let ignored_max = 8
let nested_bit = 0x8000
let critical_bit = 0x4000
let number_bits = 0x3fff
let error_type = 2
let done_type = 3
let f_request = 0x0001
let f_multi = 0x0002
let f_ack = 0x0004
let f_dump = 0x0300
let f_link = 0x1000
let f_barrier = 0x2000
let f_strict = 0x4000
let f_report = 0x8000
let einval = 22
let ebadmsg = 74
let eopnotsupp = 95
let all_grants = -1L

(* @reasons@ *)

(** What becomes of unknown attributes. *)
type mode =
  | Request  (** ignored, unless CRITICAL or their set rejects them *)
  | Strict  (** refused *)
  | Reply  (** ignored, unless CRITICAL *)

(** [errno] is positive; [offset] counts from the first byte of the message,
    0 stands for no attribute. [missing] is the number of an absent attribute,
    [nest] the offset of the nest that it is absent from, 0 the message. *)
type refusal = {
  errno : int;
  reason : reason;
  offset : int;
  number : int;
  missing : int;
  nest : int;
}

type error =
  | Refused_by_decoder of refusal
  | Does_not_fit of string  (** a number in its width, bytes in a length *)

(** Unknown attributes that were ignored: the first of them, latest first, as
    (offset, number), and how many there were. *)
type ignored = { mutable listed : (int * int) list; mutable n : int }

let ignored () = { listed = []; n = 0 }

(** What a number is compared with. *)
type check =
  | Any
  | Range of int64 * int64
  | Srange of int64 * int64
  | Mask of int64  (** no bit outside *)
  | Enum of int64  (** bit v is set if v is allowed *)

type kind =
  | Flag
  | Unsigned of int  (** bytes *)
  | Signed of int
  | Uint
  | Sint
  | Bitfield32
  | String
  | Bytes
  | Packed of int  (** bytes of an element *)
  | Nest of set

(** Lengths are bytes of payload, of a string its characters; a [max_count] of
    0 is no bound. *)
and field = {
  number : int;
  kind : kind;
  required : bool;
  critical : bool;
  big_endian : bool;
  multi : bool;
  feature : int;  (** bit of the grants *)
  low_len : int;
  high_len : int;
  check : check;
  align : int64;
  min_count : int;
  max_count : int;
  implies : int list;  (** numbers that must be present with it *)
  excludes : int list;  (** numbers that must not *)
}

(** [fields] ascend by number; [reject]: unknown attributes of a request are
    refused. *)
and set = { fields : field list; reject : bool }

(** What most fields are; a table says the rest. *)
let field number kind =
  { number; kind; required = false; critical = false; big_endian = false;
    multi = false; feature = 0; low_len = 0; high_len = 0xffff; check = Any;
    align = 1L; min_count = 0; max_count = 0; implies = []; excludes = [] }

(** An attribute's value; a number is sign-extended, or all its bits. *)
type value =
  | Present
  | Number of int64
  | Bits of int * int  (** value, selector *)
  | Data of string
  | Values of (int * value) list  (** by number, as the message has them *)

exception Refused of refusal
exception Unfit of string

let refuse ?(missing = 0) ?(nest = 0) (reason : reason) offset number =
  let errno = if reason = Unknown then eopnotsupp else einval in
  raise (Refused { errno; reason; offset; number; missing; nest })

let align n = (n + 3) land lnot 3
let get16 = Stdlib.Bytes.get_uint16_le
let get32 b pos = Int32.to_int (Stdlib.Bytes.get_int32_le b pos) land 0xffffffff

(** A number of up to 8 bytes. *)
let load_number ~big_endian ~signed b pos n =
  let byte i =
    let at = if big_endian then pos + i else pos + n - 1 - i in
    Int64.of_int (Stdlib.Bytes.get_uint8 b at)
  in
  let rec join v i =
    if i = n then v else join Int64.(logor (shift_left v 8) (byte i)) (i + 1)
  in
  let v = join 0L 0 and spare = 64 - (8 * n) in
  if signed && n > 0 then Int64.(shift_right (shift_left v spare) spare) else v

let fits ~signed v n =
  n = 8
  ||
  let rest = if signed then Int64.shift_right v ((8 * n) - 1)
    else Int64.shift_right_logical v (8 * n) in
  rest = 0L || (signed && rest = -1L)

let store_number ~big_endian ~signed b pos n v =
  if not (fits ~signed v n) then
    raise (Unfit (Printf.sprintf "%Ld in %d bytes" v n));
  for i = 0 to n - 1 do
    let at = if big_endian then pos + n - 1 - i else pos + i in
    Stdlib.Bytes.set_uint8 b at
      (Int64.to_int (Int64.shift_right_logical v (8 * i)) land 0xff)
  done

(* ---- the header ---- *)

type header = {
  length : int;
  family : int;
  flags : int;
  seq : int;
  port : int;
  command : int;
  version : int;
}

(** Length and type of a message, after steps 1 to 3. *)
let frame_exn b =
  let refuse (reason : reason) = refuse reason 0 0
  and have = Stdlib.Bytes.length b in
  if have < 16 then refuse Short;
  let length = get32 b 0 and family = get16 b 4 in
  if length < if family >= 16 then header_size else 16 then refuse Short;
  if length > message_max || align length > have then refuse Past_end;
  if length mod 4 <> 0 then refuse Unaligned;
  (length, family)

let header_exn b =
  let refuse (reason : reason) = refuse reason 0 0 in
  let length, family = frame_exn b in
  if family < 16 then refuse Type;
  if get16 b 18 <> 0 then refuse Reserved;
  { length; family; flags = get16 b 6; seq = get32 b 8; port = get32 b 12;
    command = Stdlib.Bytes.get_uint8 b 16;
    version = Stdlib.Bytes.get_uint8 b 17 }

(** Of the message at the beginning: steps 1 to 5 of the order of checks. A
    control message, as ERROR and DONE are, is refused with [Type]. *)
let header b = try Ok (header_exn b) with Refused r -> Error r

(** The attribute at [pos]: its kind, length, and where the next one is. *)
let frame b pos stop =
  if stop - pos < 4 then refuse Leftover pos 0;
  let length = get16 b pos and kind = get16 b (pos + 2) in
  let number = kind land number_bits and next = pos + align length in
  if length < 4 then refuse Attr_short pos number;
  if next > stop then refuse Attr_past_end pos number;
  for i = pos + length to next - 1 do
    if Stdlib.Bytes.get_uint8 b i <> 0 then refuse Padding pos number
  done;
  (kind, length, next)

(* ---- acknowledgements ---- *)

(** An ERROR or, at the end of a dump, a DONE. *)
module Ack = struct
  (** [err] is 0 or a negated errno, [reason] a number as [reason_number] gives
      it, or one that is none yet; the others are those of a refusal.
      [progress] counts the units that were done before the failure. *)
  type t = {
    is_done : bool;
    seq : int;
    port : int;
    err : int;
    reason : int;
    offset : int;
    number : int;
    missing : int;
    nest : int;
    progress : int64;
    message : string;
    ignored : (int * int) list;  (** the first of them, in order *)
    ignored_n : int;
  }

  let pairs b pos n =
    List.init (min ignored_max (n / 8)) (fun i ->
        (get32 b (pos + (8 * i)), get32 b (pos + (8 * i) + 4)))

  (** Numbers are those of HNL_ACK_ATTR in docs/abi.md. *)
  let take b ack number pos n =
    let v () = get32 b pos in
    let low () = v () land 0xffff in
    match (number, n) with
    | 1, _ ->
        let text = Stdlib.Bytes.sub_string b pos n in
        { ack with message = List.hd (String.split_on_char '\000' text) }
    | 2, 4 -> { ack with offset = v () }
    | 5, 4 -> { ack with missing = low () }
    | 6, 4 -> { ack with nest = v () }
    | 17, 4 -> { ack with reason = low () }
    | 18, 4 -> { ack with number = low () }
    | 19, _ -> { ack with ignored = pairs b pos n }
    | 20, 4 -> { ack with ignored_n = v () }
    | 21, 8 -> { ack with progress = Stdlib.Bytes.get_int64_le b pos }
    | _ -> ack

  let without_attributes b kind =
    { is_done = kind = done_type; seq = get32 b 8; port = get32 b 12;
      err = Int32.to_int (Stdlib.Bytes.get_int32_le b 16); reason = 0;
      offset = 0; number = 0; missing = 0; nest = 0; progress = 0L;
      message = ""; ignored = []; ignored_n = 0 }

  let decode_exn b =
    let stop, kind = frame_exn b in
    if kind <> error_type && kind <> done_type then refuse Type 0 0;
    let first = if kind = done_type then 20 else 36 in
    if stop < first then refuse Short 0 0;
    let rec walk ack pos =
      if pos >= stop then ack
      else
        let kind, length, next = frame b pos stop in
        let number = kind land number_bits in
        walk (take b ack number (pos + 4) (length - 4)) next
    in
    walk (without_attributes b kind) first

  (** Of the message at the beginning. Tolerant: attributes that are not
      known, or of another length, are skipped. What is no such message is
      refused with [ebadmsg]. *)
  let decode b =
    try Ok (decode_exn b)
    with Refused r -> Error { r with errno = ebadmsg }
end

(* ---- payloads ---- *)

let require condition (reason : reason) = if condition then Ok () else Error reason
let ( let* ) = Result.bind

let check_number f v =
  let inside cmp low high = cmp low v <= 0 && cmp v high <= 0 in
  let outside mask = Int64.(logand v (lognot mask)) <> 0L in
  let* () =
    match f.check with
    | Any -> Ok ()
    | Range (low, high) ->
        require (inside Int64.unsigned_compare low high) Range
    | Srange (low, high) -> require (inside Int64.compare low high) Range
    | Mask mask -> require (not (outside mask)) Mask
    | Enum bits ->
        let bit () = Int64.(logand (shift_right_logical bits (to_int v)) 1L) in
        require (inside Int64.compare 0L 63L && bit () = 1L) Enum
  in
  require Int64.(logand v (sub f.align 1L) = 0L) Align

let take_number f ~signed b pos n =
  let v = load_number ~big_endian:f.big_endian ~signed b pos n in
  let* () = check_number f v in
  Ok (Number v)

let take_string f b pos n =
  let text = Stdlib.Bytes.sub_string b pos n in
  let* () = require (String.index_opt text '\000' = Some (n - 1)) String in
  let* () = require (f.low_len < n && n - 1 <= f.high_len) Length in
  Ok (Data (String.sub text 0 (n - 1)))

let take_bits f b pos =
  let value = get32 b pos and selector = get32 b (pos + 4) in
  let* () = require (value land lnot selector = 0) Mask in
  let* () =
    match f.check with
    | Mask m -> require (selector land lnot (Int64.to_int m) = 0) Mask
    | _ -> Ok ()
  in
  Ok (Bits (value, selector))

let take_leaf f b pos n =
  let fits = f.low_len <= n && n <= f.high_len in
  match f.kind with
  | String -> take_string f b pos n
  | _ when not fits -> Error Length
  | Flag -> Ok Present
  | Unsigned _ -> take_number f ~signed:false b pos n
  | Signed _ -> take_number f ~signed:true b pos n
  | (Uint | Sint) when n <> 4 && n <> 8 -> Error Length
  | Uint -> take_number f ~signed:false b pos n
  | Sint -> take_number f ~signed:true b pos n
  | Bitfield32 -> take_bits f b pos
  | Packed unit when n mod unit <> 0 -> Error Length
  | Bytes | Packed _ | Nest _ -> Ok (Data (Stdlib.Bytes.sub_string b pos n))

(* ---- decode ---- *)

type reader = {
  bytes : bytes;
  grants : int64;
  mode : mode;
  note : ignored;
}

let note_ignored note pos number =
  if note.n < ignored_max then note.listed <- (pos, number) :: note.listed;
  note.n <- note.n + 1

let granted r f = Int64.(logand (shift_right_logical r.grants f.feature) 1L) = 1L

let known r set number =
  List.find_opt (fun (f : field) -> f.number = number && granted r f)
    set.fields

let rejects r set =
  match r.mode with Strict -> true | Request -> set.reject | Reply -> false

(* came: how often each number did, and where first. *)
let rec read r set pos stop nest depth =
  let came = Hashtbl.create 8 in
  let rec walk values pos =
    if pos >= stop then List.rev values
    else
      let kind, length, next = frame r.bytes pos stop in
      let number = kind land number_bits in
      match known r set number with
      | None ->
          if kind land critical_bit <> 0 || rejects r set then
            refuse Unknown pos number;
          note_ignored r.note pos number;
          walk values next
      | Some f ->
          let n, first = times came pos number in
          check_place f kind pos n;
          Hashtbl.replace came number (n + 1, first);
          walk ((number, take r f pos length depth) :: values) next
  in
  let values = walk [] pos in
  List.iter (check_presence r came nest) set.fields;
  List.iter (check_rules came) set.fields;
  values

and times came pos number =
  Option.value (Hashtbl.find_opt came number) ~default:(0, pos)

(** NESTED, then repetition. *)
and check_place f kind pos before =
  let is_nest = match f.kind with Nest _ -> true | _ -> false in
  if kind land nested_bit <> 0 <> is_nest then refuse Nested_bit pos f.number;
  if before > 0 && not f.multi then refuse Duplicate pos f.number;
  if f.max_count > 0 && before >= f.max_count then refuse Count pos f.number

and take r f pos length depth =
  match f.kind with
  | Nest set ->
      if depth >= depth_max then refuse Depth pos f.number;
      Values (read r set (pos + 4) (pos + length) pos (depth + 1))
  | _ -> (
      match take_leaf f r.bytes (pos + 4) (length - 4) with
      | Ok value -> value
      | Error reason -> refuse reason pos f.number)

and check_presence r came nest (f : field) =
  match Hashtbl.find_opt came f.number with
  | None ->
      if f.required && granted r f then
        refuse Missing 0 0 ~missing:f.number ~nest
  | Some (n, first) -> if n < f.min_count then refuse Count first f.number

and check_rules came (f : field) =
  let absent number = not (Hashtbl.mem came number) in
  match Hashtbl.find_opt came f.number with
  | None -> ()
  | Some (_, first) ->
      (match List.find_opt absent f.implies with
      | Some missing -> refuse Implies first f.number ~missing
      | None -> ());
      if not (List.for_all absent f.excludes) then
        refuse Exclusive first f.number

(** The values of a message, whose header was looked at before. [ignored] is
    filled in either case. *)
let decode ?(grants = all_grants) ?ignored:note ~mode set b =
  let note = match note with Some n -> n | None -> ignored () in
  let r = { bytes = b; grants; mode; note } in
  let stop = Stdlib.Bytes.length b in
  try Ok (read r set (min header_size stop) stop 0 1)
  with Refused refusal -> Error refusal

(* ---- encode ---- *)

let number_bytes f ~signed width v =
  let b = Stdlib.Bytes.create width in
  store_number ~big_endian:f.big_endian ~signed b 0 width v;
  Stdlib.Bytes.unsafe_to_string b

let words a b =
  let out = Stdlib.Bytes.create 8 in
  let put = store_number ~big_endian:false ~signed:false out in
  put 0 4 (Int64.of_int a);
  put 4 4 (Int64.of_int b);
  Stdlib.Bytes.unsafe_to_string out

let narrow ~signed v = if fits ~signed v 4 then 4 else 8

(** Payload and whether it must be CRITICAL. A CRITICAL child makes its nest
    CRITICAL. *)
let rec payload f value =
  match (f.kind, value) with
  | Flag, _ -> ("", f.critical)
  | Unsigned n, Number v -> (number_bytes f ~signed:false n v, f.critical)
  | Signed n, Number v -> (number_bytes f ~signed:true n v, f.critical)
  | Uint, Number v ->
      let signed = false in
      (number_bytes f ~signed (narrow ~signed v) v, f.critical)
  | Sint, Number v ->
      let signed = true in
      (number_bytes f ~signed (narrow ~signed v) v, f.critical)
  | Bitfield32, Bits (v, selector) -> (words v selector, f.critical)
  | String, Data s -> (s ^ "\000", f.critical)
  | (Bytes | Packed _), Data s -> (s, f.critical)
  | Nest set, Values values ->
      let out = Buffer.create 64 in
      let critical = put_set out set values in
      (Buffer.contents out, f.critical || critical)
  | _ -> raise (Unfit (Printf.sprintf "attribute %d" f.number))

(** In ascending order; whether one was CRITICAL. *)
and put_set out set values =
  List.fold_left
    (fun critical (f : field) ->
      List.fold_left
        (fun critical (number, value) ->
          if number = f.number then put out f value || critical else critical)
        critical values)
    false set.fields

and put out f value =
  let data, critical = payload f value in
  let length = 4 + String.length data in
  if length > 0xffff then
    raise (Unfit (Printf.sprintf "attribute of %d bytes" length));
  let nested = match f.kind with Nest _ -> nested_bit | _ -> 0 in
  let bits = nested lor if critical then critical_bit else 0 in
  Buffer.add_uint16_le out length;
  Buffer.add_uint16_le out (f.number lor bits);
  Buffer.add_string out data;
  Buffer.add_string out (String.make (align length - length) '\000');
  critical

(** A message, unless a decoder with these grants would refuse it. *)
let encode ?(seq = 0) ?(port = 0) ?(grants = all_grants) ~flags ~family
    ~command ~version ~mode set values =
  try
    let body = Buffer.create 256 in
    let _ : bool = put_set body set values in
    let size = header_size + Buffer.length body in
    if size > message_max then
      raise (Unfit (Printf.sprintf "message of %d bytes" size));
    let out = Buffer.create size in
    Buffer.add_int32_le out (Int32.of_int size);
    Buffer.add_uint16_le out family;
    Buffer.add_uint16_le out flags;
    Buffer.add_int32_le out (Int32.of_int seq);
    Buffer.add_int32_le out (Int32.of_int port);
    Buffer.add_uint8 out command;
    Buffer.add_uint8 out version;
    Buffer.add_uint16_le out 0;
    Buffer.add_buffer out body;
    let b = Buffer.to_bytes out in
    match decode ~grants ~mode set b with
    | Ok _ -> Ok b
    | Error refusal -> Error (Refused_by_decoder refusal)
  with Unfit what -> Error (Does_not_fit what)

(* ---- records from values, and back ---- *)

(** [load] is only given what the decoder made of a field of this type. *)
type 'a codec = { load : value -> 'a; store : 'a -> value }

let strange () = invalid_arg "Hnl_wire: a value of another field"

let int64 =
  { load = (function Number v -> v | _ -> strange ());
    store = (fun v -> Number v) }

let int =
  { load = (fun v -> Int64.to_int (int64.load v));
    store = (fun v -> Number (Int64.of_int v)) }

let enum of_int to_int =
  { load = (fun v -> match of_int (int.load v) with
                     | Some e -> e
                     | None -> strange ());
    store = (fun e -> int.store (to_int e)) }

(* Of values that an int has not. *)
let wide_enum of_int64 to_int64 =
  { load = (fun v -> match of_int64 (int64.load v) with
                     | Some e -> e
                     | None -> strange ());
    store = (fun e -> int64.store (to_int64 e)) }

let data =
  { load = (function Data s -> s | _ -> strange ());
    store = (fun s -> Data s) }

let bits =
  { load = (function Bits (v, s) -> (v, s) | _ -> strange ());
    store = (fun (v, s) -> Bits (v, s)) }

let nest of_values to_values =
  { load = (function Values l -> of_values l | _ -> strange ());
    store = (fun v -> Values (to_values v)) }

(** One element of a packed array, at a place in its bytes. *)
type 'a element = {
  size : int;
  get : bytes -> int -> 'a;
  set : bytes -> int -> 'a -> unit;
}

let wide ?(big_endian = false) ?(signed = false) size =
  { size; get = (fun b pos -> load_number ~big_endian ~signed b pos size);
    set = (fun b pos v -> store_number ~big_endian ~signed b pos size v) }

let small ?big_endian ?signed size =
  let e = wide ?big_endian ?signed size in
  { size; get = (fun b pos -> Int64.to_int (e.get b pos));
    set = (fun b pos v -> e.set b pos (Int64.of_int v)) }

let packed e =
  let load s =
    let b = Stdlib.Bytes.of_string (data.load s) in
    List.init (Stdlib.Bytes.length b / e.size) (fun i -> e.get b (i * e.size))
  and store l =
    let b = Stdlib.Bytes.make (e.size * List.length l) '\000' in
    List.iteri (fun i v -> e.set b (i * e.size) v) l;
    Data (Stdlib.Bytes.unsafe_to_string b)
  in
  { load; store }

let has number values = List.mem_assoc number values

let one codec number values =
  Option.map codec.load (List.assoc_opt number values)

let many codec number values =
  List.filter_map
    (fun (k, v) -> if k = number then Some (codec.load v) else None)
    values

let put_flag number present = if present then [ (number, Present) ] else []
let put_many codec number l = List.map (fun v -> (number, codec.store v)) l
let put_one codec number v = put_many codec number (Option.to_list v)
let concat = List.concat
