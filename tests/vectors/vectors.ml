(* SPDX-License-Identifier: MIT *)

(** vectors DIR: every case of every family through the OCaml bindings. Each
    must give its verdict and its ignored list; an accepted one, encoded again,
    its canonical bytes; a header and an acknowledgement all that they tell. *)

module Wire = Hnl_wire

(* ---- as much of JSON as a case is ---- *)

type json =
  | Number of int64
  | Text of string
  | List of json list
  | Map of (string * json) list
  | Flag of bool
  | Other

let rec blank s pos = if s.[pos] = ' ' then blank s (pos + 1) else pos

(** What is escaped stands in values alone, which are not looked at. *)
let parse_string s pos =
  let rec stop i =
    match s.[i] with '"' -> i | '\\' -> stop (i + 2) | _ -> stop (i + 1)
  in
  let last = stop (pos + 1) in
  (String.sub s (pos + 1) (last - pos - 1), last + 1)

let parse_word s pos =
  let rec stop i =
    if String.contains ",]} " s.[i] then i else stop (i + 1)
  in
  let last = stop pos in
  let word = String.sub s pos (last - pos) in
  if word = "true" || word = "false" then (Flag (word = "true"), last) else
  let unsigned = if word.[0] = '-' then word else "0u" ^ word in
  match Int64.of_string_opt unsigned with
  | Some n -> (Number n, last)
  | None -> (Other, last)

let rec parse s pos =
  let pos = blank s pos in
  match s.[pos] with
  | '{' ->
      let l, pos = parse_all s (pos + 1) '}' parse_pair in
      (Map l, pos)
  | '[' ->
      let l, pos = parse_all s (pos + 1) ']' parse in
      (List l, pos)
  | '"' ->
      let text, pos = parse_string s pos in
      (Text text, pos)
  | _ -> parse_word s pos

and parse_pair s pos =
  let key, pos = parse_string s pos in
  let pos = blank s pos in
  assert (s.[pos] = ':');
  let value, pos = parse s (pos + 1) in
  ((key, value), pos)

and parse_all : 'a. string -> int -> char -> (string -> int -> 'a * int) ->
    'a list * int =
 fun s pos last item ->
  let rec go found pos =
    let pos = blank s pos in
    if s.[pos] = last then (List.rev found, pos + 1)
    else if s.[pos] = ',' then go found (pos + 1)
    else
      let one, pos = item s pos in
      go (one :: found) pos
  in
  go [] pos

let get case key = List.assoc_opt key case

let text case key =
  match get case key with Some (Text t) -> t | _ -> failwith key

let number case key =
  match get case key with Some (Number n) -> n | _ -> failwith key

let small case key = Int64.to_int (number case key)

let pairs case key =
  let pair = function
    | List [ Number a; Number b ] -> (Int64.to_int a, Int64.to_int b)
    | _ -> failwith key
  in
  match get case key with Some (List l) -> List.map pair l | _ -> failwith key

(* ---- a case ---- *)

(** "0102 00*16": a run is a byte and how often. *)
let bytes hex =
  let out = Buffer.create 256 in
  let digits part n =
    for i = 0 to (n / 2) - 1 do
      let byte = "0x" ^ String.sub part (2 * i) 2 in
      Buffer.add_uint8 out (int_of_string byte)
    done
  in
  let part p =
    match String.index_opt p '*' with
    | None -> digits p (String.length p)
    | Some at ->
        let times = String.sub p (at + 1) (String.length p - at - 1) in
        for _ = 1 to int_of_string times do
          digits p at
        done
  in
  let parts = String.split_on_char ' ' hex in
  List.iter part (List.filter (fun p -> p <> "") parts);
  Buffer.to_bytes out

let mode case =
  match text case "mode" with
  | "strict" -> Wire.Strict
  | "reply" -> Wire.Reply
  | _ -> Wire.Request

(** Decoded and encoded again. *)
let again case ignored b =
  let h = match Wire.header b with Ok h -> h | Error _ -> failwith "header" in
  let command = small case "command" and mode = mode case in
  let grants = number case "grants" in
  let is_reply = text case "direction" <> "request" in
  let through decode encode =
    match decode ~grants ~mode ~ignored ~command ~is_reply b with
    | None -> failwith "no such message"
    | Some (Error refusal) -> Error refusal
    | Some (Ok m) -> (
        match encode ~seq:h.Wire.seq ~port:h.Wire.port ~grants
                ~flags:h.Wire.flags m with
        | Ok out -> Ok out
        | Error (Wire.Does_not_fit what) -> failwith what
        | Error (Wire.Refused_by_decoder _) -> failwith "encoder refused")
  in
  match h.Wire.family with
  | 16 ->
      through
        (fun ~grants ~mode ~ignored ~command ~is_reply b ->
          Hnl_ctrl.decode_any ~grants ~mode ~ignored ~command ~is_reply b)
        (fun ~seq ~port ~grants ~flags m ->
          Hnl_ctrl.encode_any ~seq ~port ~grants ~flags m)
  | 17 ->
      through
        (fun ~grants ~mode ~ignored ~command ~is_reply b ->
          Hnl_memory.decode_any ~grants ~mode ~ignored ~command ~is_reply b)
        (fun ~seq ~port ~grants ~flags m ->
          Hnl_memory.encode_any ~seq ~port ~grants ~flags m)
  | 18 ->
      through
        (fun ~grants ~mode ~ignored ~command ~is_reply b ->
          Hnl_event.decode_any ~grants ~mode ~ignored ~command ~is_reply b)
        (fun ~seq ~port ~grants ~flags m ->
          Hnl_event.encode_any ~seq ~port ~grants ~flags m)
  | 19 ->
      through
        (fun ~grants ~mode ~ignored ~command ~is_reply b ->
          Hnl_view.decode_any ~grants ~mode ~ignored ~command ~is_reply b)
        (fun ~seq ~port ~grants ~flags m ->
          Hnl_view.encode_any ~seq ~port ~grants ~flags m)
  | 20 ->
      through
        (fun ~grants ~mode ~ignored ~command ~is_reply b ->
          Hnl_domain.decode_any ~grants ~mode ~ignored ~command ~is_reply b)
        (fun ~seq ~port ~grants ~flags m ->
          Hnl_domain.encode_any ~seq ~port ~grants ~flags m)
  | 21 ->
      through
        (fun ~grants ~mode ~ignored ~command ~is_reply b ->
          Hnl_nested.decode_any ~grants ~mode ~ignored ~command ~is_reply b)
        (fun ~seq ~port ~grants ~flags m ->
          Hnl_nested.encode_any ~seq ~port ~grants ~flags m)
  | _ ->
      through
        (fun ~grants ~mode ~ignored ~command ~is_reply b ->
          Hnl_kinds.decode_any ~grants ~mode ~ignored ~command ~is_reply b)
        (fun ~seq ~port ~grants ~flags m ->
          Hnl_kinds.encode_any ~seq ~port ~grants ~flags m)

let same_refusal case (r : Wire.refusal) =
  get case "errno" <> None
  && small case "errno" = r.errno
  && small case "reason" = Wire.reason_number r.reason
  && small case "offset" = r.offset
  && small case "type" = r.number
  && small case "missing" = r.missing
  && small case "nest" = r.nest

let agrees case =
  let b = bytes (text case "hex") and ignored = Wire.ignored () in
  let got = again case ignored b in
  let canonical =
    match get case "canonical" with Some (Text t) -> bytes t | _ -> b
  in
  List.rev ignored.Wire.listed = pairs case "ignored"
  && ignored.Wire.n = small case "ignored-n"
  &&
  match got with
  | Ok out -> get case "errno" = None && Bytes.equal out canonical
  | Error refusal -> same_refusal case refusal

let same_ack want (a : Wire.Ack.t) =
  get want "done" = Some (Flag a.is_done)
  && small want "seq" = a.seq
  && small want "port" = a.port
  && small want "err" = a.err
  && small want "reason" = a.reason
  && small want "offset" = a.offset
  && small want "type" = a.number
  && small want "missing" = a.missing
  && small want "nest" = a.nest
  && number want "progress" = a.progress
  && bytes (text want "message") = Bytes.of_string a.message
  && pairs want "ignored" = a.ignored
  && small want "ignored-n" = a.ignored_n

let same_head want (h : Wire.header) =
  small want "length" = h.length
  && small want "family" = h.family
  && small want "flags" = h.flags
  && small want "seq" = h.seq
  && small want "port" = h.port
  && small want "command" = h.command
  && small want "version" = h.version

(** A reader's verdict: all that it read, or the refusal. *)
let reads read same case =
  match (read (bytes (text case "hex")), get case "values") with
  | Ok it, Some (Map want) -> same want it
  | Error (r : Wire.refusal), None ->
      small case "errno" = r.errno
      && small case "reason" = Wire.reason_number r.reason
      && small case "offset" = r.offset
      && small case "type" = r.number
  | _ -> false

let run_line agrees line =
  match parse line 0 with
  | Map case, _ -> (
      let name = text case "name" in
      match agrees case with
      | true -> true
      | false -> print_endline (name ^ ": disagrees"); false
      | exception Failure what -> print_endline (name ^ ": " ^ what); false)
  | _ -> false

let run dir (family, agrees) =
  let file = open_in (Filename.concat dir (family ^ ".jsonl")) in
  let rec go total agreed =
    match input_line file with
    | line -> go (total + 1) (agreed + Bool.to_int (run_line agrees line))
    | exception End_of_file -> (total, agreed)
  in
  let total, agreed = go 0 0 in
  close_in file;
  Printf.printf "ocaml: %s: %d of %d agree\n" family agreed total;
  total > 0 && agreed = total

let families =
  [ "ctrl"; "memory"; "event"; "view"; "domain"; "nested"; "kinds" ]

(* What absence stands for. *)
let () =
  let module T = Hnl_kinds.Try_request in
  assert (T.depth_or_default T.empty = -2);
  assert (T.depth_or_default { T.empty with depth = Some 7 } = 7);
  assert (T.shade_or_default T.empty = Hnl_kinds.High.B);
  assert (T.rights_or_default T.empty = Hnl_kinds.Mode.execute);
  assert (Hnl_kinds.Huge.to_int64 (T.huge_or_default T.empty) = -2L);
  assert (T.wide_default_or_default T.empty = -1L)

let () =
  let cases =
    ("acks", reads Wire.Ack.decode same_ack)
    :: ("frames", reads Wire.header same_head)
    :: List.map (fun f -> (f, agrees)) families
  in
  let results = List.map (run Sys.argv.(1)) cases in
  exit (if List.for_all Fun.id results then 0 else 1)
