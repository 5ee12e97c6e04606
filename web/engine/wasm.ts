import type { BaseExports, Instance } from './instance.js';

/** The C functions of wasm/exports.txt. */
export interface Exports extends BaseExports {
  sc_engine_new(): number;
  sc_engine_add(engine: number, name: number, nameSize: number, bytes: number, size: number): number;
  sc_engine_lack(engine: number, name: number, nameSize: number): void;
  sc_engine_error(engine: number): number;
  sc_photo_open(engine: number, bytes: number, size: number): number;
  sc_photo_header(photo: number): number;
  sc_photo_free(photo: number): void;
  sc_job_new(engine: number, request: number, size: number): number;
  sc_job_photo(job: number, index: number, bytes: number, size: number): void;
  sc_job_open_photo(job: number, index: number, photo: number): void;
  sc_job_logo(job: number, index: number, bytes: number, size: number): void;
  sc_job_run(job: number): number;
  sc_job_needs(job: number): number;
  sc_job_error(job: number): number;
  sc_job_report(job: number): number;
  sc_job_bytes(job: number): number;
  sc_job_size(job: number): number;
  sc_job_width(job: number): number;
  sc_job_height(job: number): number;
  sc_job_free(job: number): void;
  sc_card_open(engine: number, bytes: number, size: number): number;
  sc_card_told(card: number, engine: number): number;
  sc_card_picture(card: number, kind: number, index: number): number;
  sc_card_picture_size(card: number, kind: number, index: number): number;
  sc_card_free(card: number): void;
  sc_zip_new(): number;
  sc_zip_add(zip: number, name: number, nameSize: number, bytes: number, size: number): void;
  sc_zip_finish(zip: number): number;
  sc_zip_bytes(zip: number): number;
  sc_zip_free(zip: number): void;
  sc_engine_needs(engine: number): number;
  sc_check_new(engine: number, theme: number, size: number): number;
  sc_check_file(check: number, name: number, nameSize: number, bytes: number, size: number): number;
  sc_check_step(check: number): number;
  sc_check_frames_done(check: number): number;
  sc_check_frames(check: number): number;
  sc_check_needs(check: number): number;
  sc_check_error(check: number): number;
  sc_check_verdict(check: number): number;
  sc_check_sheet(check: number, index: number): number;
  sc_check_sheets(check: number): number;
  sc_check_bytes(check: number): number;
  sc_check_size(check: number): number;
  sc_check_width(check: number): number;
  sc_check_height(check: number): number;
  sc_check_free(check: number): void;
}

export type Engine = Instance<Exports>;
