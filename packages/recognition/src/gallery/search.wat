;; Exact cosine search over one arena of rows.
;;
;; A row is $words numbers (float32, a multiple of 16, padded with zeros), then one block of 16 bytes:
;; scale, score, 0, 0. The score of a row is (probe . row - $offset) * scale.
;; With scale = 1 / |row - centre| and $offset = probe . centre this is the cosine after centring.
(module
  (import "arena" "memory" (memory 1 65536))

  ;; Writes the score of every row beside its scale.
  (func (export "score_rows")
    (param $probe i32) (param $row i32) (param $count i32) (param $words i32) (param $offset f32)
    (local $p i32) (local $end i32) (local $score f32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (if (i32.eqz (local.get $count)) (then (return)))
    (local.set $end (i32.add (local.get $probe) (i32.shl (local.get $words) (i32.const 2))))
    (loop $rows
      (local.set $p (local.get $probe))
      (local.set $a (v128.const f32x4 0 0 0 0))
      (local.set $b (v128.const f32x4 0 0 0 0))
      (local.set $c (v128.const f32x4 0 0 0 0))
      (local.set $d (v128.const f32x4 0 0 0 0))
      (loop $blocks
        (local.set $a (f32x4.add (local.get $a)
          (f32x4.mul (v128.load align=16 (local.get $p)) (v128.load align=16 (local.get $row)))))
        (local.set $b (f32x4.add (local.get $b)
          (f32x4.mul (v128.load offset=16 align=16 (local.get $p)) (v128.load offset=16 align=16 (local.get $row)))))
        (local.set $c (f32x4.add (local.get $c)
          (f32x4.mul (v128.load offset=32 align=16 (local.get $p)) (v128.load offset=32 align=16 (local.get $row)))))
        (local.set $d (f32x4.add (local.get $d)
          (f32x4.mul (v128.load offset=48 align=16 (local.get $p)) (v128.load offset=48 align=16 (local.get $row)))))
        (local.set $row (i32.add (local.get $row) (i32.const 64)))
        (local.set $p (i32.add (local.get $p) (i32.const 64)))
        (br_if $blocks (i32.lt_u (local.get $p) (local.get $end))))
      ;; $row now stands on the scale.
      (local.set $a (f32x4.add
        (f32x4.add (local.get $a) (local.get $b))
        (f32x4.add (local.get $c) (local.get $d))))
      (local.set $score
        (f32.mul
          (f32.load (local.get $row))
          (f32.sub
            (f32.add
              (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
              (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a))))
            (local.get $offset))))
      (f32.store offset=4 (local.get $row) (local.get $score))
      (local.set $row (i32.add (local.get $row) (i32.const 16)))
      (br_if $rows (local.tee $count (i32.sub (local.get $count) (i32.const 1))))))

  ;; Gives the row with the highest score, counted from the first, or -1; where two are equal, the
  ;; earlier. Overwrites the first two numbers of the probe with the highest and second score. A NaN
  ;; is neither: every comparison with it is false.
  (func (export "nearest_row")
    (param $probe i32) (param $row i32) (param $count i32) (param $words i32) (param $offset f32) (result i32)
    (local $p i32) (local $end i32) (local $score f32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $best f32) (local $second f32) (local $i i32) (local $nearest i32)
    (local.set $best (f32.const -inf))
    (local.set $second (f32.const -inf))
    (local.set $nearest (i32.const -1))
    (local.set $end (i32.add (local.get $probe) (i32.shl (local.get $words) (i32.const 2))))
    (block $done
      (br_if $done (i32.eqz (local.get $count)))
      (loop $rows
        (local.set $p (local.get $probe))
        (local.set $a (v128.const f32x4 0 0 0 0))
        (local.set $b (v128.const f32x4 0 0 0 0))
        (local.set $c (v128.const f32x4 0 0 0 0))
        (local.set $d (v128.const f32x4 0 0 0 0))
        (loop $blocks
          (local.set $a (f32x4.add (local.get $a)
            (f32x4.mul (v128.load align=16 (local.get $p)) (v128.load align=16 (local.get $row)))))
          (local.set $b (f32x4.add (local.get $b)
            (f32x4.mul (v128.load offset=16 align=16 (local.get $p)) (v128.load offset=16 align=16 (local.get $row)))))
          (local.set $c (f32x4.add (local.get $c)
            (f32x4.mul (v128.load offset=32 align=16 (local.get $p)) (v128.load offset=32 align=16 (local.get $row)))))
          (local.set $d (f32x4.add (local.get $d)
            (f32x4.mul (v128.load offset=48 align=16 (local.get $p)) (v128.load offset=48 align=16 (local.get $row)))))
          (local.set $row (i32.add (local.get $row) (i32.const 64)))
          (local.set $p (i32.add (local.get $p) (i32.const 64)))
          (br_if $blocks (i32.lt_u (local.get $p) (local.get $end))))
        ;; $row now stands on the scale.
        (local.set $a (f32x4.add
          (f32x4.add (local.get $a) (local.get $b))
          (f32x4.add (local.get $c) (local.get $d))))
        (local.set $score
          (f32.mul
            (f32.load (local.get $row))
            (f32.sub
              (f32.add
                (f32.add (f32x4.extract_lane 0 (local.get $a)) (f32x4.extract_lane 1 (local.get $a)))
                (f32.add (f32x4.extract_lane 2 (local.get $a)) (f32x4.extract_lane 3 (local.get $a))))
              (local.get $offset))))
        (if (f32.gt (local.get $score) (local.get $best))
          (then
            (local.set $second (local.get $best))
            (local.set $best (local.get $score))
            (local.set $nearest (local.get $i)))
          (else
            (if (f32.gt (local.get $score) (local.get $second))
              (then (local.set $second (local.get $score))))))
        (local.set $row (i32.add (local.get $row) (i32.const 16)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $rows (i32.lt_u (local.get $i) (local.get $count)))))
    (f32.store (local.get $probe) (local.get $best))
    (f32.store offset=4 (local.get $probe) (local.get $second))
    (local.get $nearest)))
