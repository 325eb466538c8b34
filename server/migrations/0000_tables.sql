CREATE TABLE "account" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"login_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "account_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "account_login_name" UNIQUE("tenant_id","login_name")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" uuid,
	"action" text NOT NULL,
	"object_kind" text NOT NULL,
	"object_id" text NOT NULL,
	"details" json NOT NULL,
	"request_id" text,
	CONSTRAINT "audit_log_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "business_type" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_unit_id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"base_type_id" uuid,
	"base_version" integer,
	"in_library" boolean DEFAULT false NOT NULL,
	"current_version" integer,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "business_type_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "business_type_key" UNIQUE("tenant_id","owner_unit_id","key")
);
--> statement-breakpoint
CREATE TABLE "business_type_draft" (
	"tenant_id" uuid NOT NULL,
	"business_type_id" uuid NOT NULL,
	"part" text NOT NULL,
	"content" json NOT NULL,
	"revision" integer NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "business_type_draft_tenant_id_business_type_id_part_pk" PRIMARY KEY("tenant_id","business_type_id","part")
);
--> statement-breakpoint
CREATE TABLE "business_type_version" (
	"tenant_id" uuid NOT NULL,
	"business_type_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"definition" text NOT NULL,
	"hash" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"origin" json,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "business_type_version_tenant_id_business_type_id_version_pk" PRIMARY KEY("tenant_id","business_type_id","version")
);
--> statement-breakpoint
CREATE TABLE "calendar" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"holidays" json NOT NULL,
	"workdays" json NOT NULL,
	"hours" json NOT NULL,
	CONSTRAINT "calendar_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "calendar_year" UNIQUE("tenant_id","unit_id","year")
);
--> statement-breakpoint
CREATE TABLE "case" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"intake_unit_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"business_type_id" uuid NOT NULL,
	"business_type_version" integer NOT NULL,
	"case_no" text,
	"title" text NOT NULL,
	"state" text NOT NULL,
	"outcome" text,
	"priority" text DEFAULT 'normal' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"registered_at" timestamp with time zone,
	"accepted_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"promised_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"archived_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	"current_nodes" json NOT NULL,
	"process_state" json NOT NULL,
	"form_values" json NOT NULL,
	"sealed_values" "bytea",
	"list_values" json,
	"last_seq" integer NOT NULL,
	"last_hash" text NOT NULL,
	CONSTRAINT "case_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "case_no" UNIQUE("tenant_id","case_no")
);
--> statement-breakpoint
CREATE TABLE "case_event" (
	"tenant_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"v" integer NOT NULL,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"body" text NOT NULL,
	"sealed" "bytea",
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "case_event_tenant_id_case_id_seq_pk" PRIMARY KEY("tenant_id","case_id","seq")
);
--> statement-breakpoint
CREATE TABLE "case_key" (
	"tenant_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_key_tenant_id_case_id_pk" PRIMARY KEY("tenant_id","case_id")
);
--> statement-breakpoint
CREATE TABLE "case_number_counter" (
	"tenant_id" uuid NOT NULL,
	"prefix" text NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "case_number_counter_tenant_id_prefix_pk" PRIMARY KEY("tenant_id","prefix")
);
--> statement-breakpoint
CREATE TABLE "case_participation" (
	"tenant_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "case_participation_tenant_id_case_id_person_id_pk" PRIMARY KEY("tenant_id","case_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "file" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"case_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "form_draft" (
	"tenant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"scope_key" text NOT NULL,
	"form_values" json NOT NULL,
	"sealed_values" "bytea",
	"revision" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_draft_tenant_id_person_id_scope_key_pk" PRIMARY KEY("tenant_id","person_id","scope_key")
);
--> statement-breakpoint
CREATE TABLE "group" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "group_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "group_code" UNIQUE("tenant_id","unit_id","code")
);
--> statement-breakpoint
CREATE TABLE "group_member" (
	"tenant_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "group_member_tenant_id_group_id_person_id_pk" PRIMARY KEY("tenant_id","group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "holding" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"from_date" date,
	"to_date" date,
	CONSTRAINT "holding_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"tenant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"content_type" text,
	"response" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_tenant_id_person_id_key_pk" PRIMARY KEY("tenant_id","person_id","key")
);
--> statement-breakpoint
CREATE TABLE "job" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" json NOT NULL,
	"case_id" uuid,
	"status" text DEFAULT 'pending' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"locked_by" text,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "job_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "login_throttle" (
	"tenant_id" uuid NOT NULL,
	"login_name" text NOT NULL,
	"failures" integer NOT NULL,
	"locked_until" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "login_throttle_tenant_id_login_name_pk" PRIMARY KEY("tenant_id","login_name")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"payload" json NOT NULL,
	"case_id" uuid,
	"status" text DEFAULT 'pending' NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	"locked_by" text,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"done_at" timestamp with time zone,
	CONSTRAINT "outbox_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "person_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "post_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "post_code" UNIQUE("tenant_id","unit_id","code")
);
--> statement-breakpoint
CREATE TABLE "seal_daily_root" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"root" text NOT NULL,
	"cases" integer NOT NULL,
	"signature" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "seal_daily_root_tenant_id_day_pk" PRIMARY KEY("tenant_id","day")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"tenant_id" uuid NOT NULL,
	"id_hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_tenant_id_id_hash_pk" PRIMARY KEY("tenant_id","id_hash")
);
--> statement-breakpoint
CREATE TABLE "substitute" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"substitute_id" uuid NOT NULL,
	"from_date" date,
	"to_date" date,
	"ground" text DEFAULT '' NOT NULL,
	CONSTRAINT "substitute_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "tenant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"time_zone" text DEFAULT 'Asia/Shanghai' NOT NULL,
	"organisation_revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tenant_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "unit_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "unit_code" UNIQUE("tenant_id","code")
);
--> statement-breakpoint
CREATE TABLE "work_item" (
	"tenant_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"element_instance_id" text NOT NULL,
	"node_id" text NOT NULL,
	"node_name" text NOT NULL,
	"assignee_id" uuid,
	"post_id" uuid,
	"candidate_ids" uuid[] DEFAULT '{}' NOT NULL,
	"status" text NOT NULL,
	"action" text,
	"opened_at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"completed_by" uuid,
	CONSTRAINT "work_item_tenant_id_case_id_id_pk" PRIMARY KEY("tenant_id","case_id","id")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_person_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."person"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_type" ADD CONSTRAINT "business_type_unit_fk" FOREIGN KEY ("tenant_id","owner_unit_id") REFERENCES "public"."unit"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_type_draft" ADD CONSTRAINT "business_type_draft_fk" FOREIGN KEY ("tenant_id","business_type_id") REFERENCES "public"."business_type"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "business_type_version" ADD CONSTRAINT "business_type_version_fk" FOREIGN KEY ("tenant_id","business_type_id") REFERENCES "public"."business_type"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group" ADD CONSTRAINT "group_unit_fk" FOREIGN KEY ("tenant_id","unit_id") REFERENCES "public"."unit"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_group_fk" FOREIGN KEY ("tenant_id","group_id") REFERENCES "public"."group"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_member" ADD CONSTRAINT "group_member_person_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."person"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding" ADD CONSTRAINT "holding_person_fk" FOREIGN KEY ("tenant_id","person_id") REFERENCES "public"."person"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holding" ADD CONSTRAINT "holding_post_fk" FOREIGN KEY ("tenant_id","post_id") REFERENCES "public"."post"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_unit_fk" FOREIGN KEY ("tenant_id","unit_id") REFERENCES "public"."unit"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "public"."unit"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "case_unit" ON "case" USING btree ("tenant_id","unit_id","state","created_at");--> statement-breakpoint
CREATE INDEX "case_business_type" ON "case" USING btree ("tenant_id","business_type_id","created_at");--> statement-breakpoint
CREATE INDEX "case_created_by" ON "case" USING btree ("tenant_id","created_by","created_at");--> statement-breakpoint
CREATE INDEX "case_participation_person" ON "case_participation" USING btree ("tenant_id","person_id","at");--> statement-breakpoint
CREATE INDEX "file_sha256" ON "file" USING btree ("tenant_id","sha256");--> statement-breakpoint
CREATE INDEX "file_case" ON "file" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "holding_post" ON "holding" USING btree ("tenant_id","post_id");--> statement-breakpoint
CREATE INDEX "holding_person" ON "holding" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "idempotency_created" ON "idempotency" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "job_due" ON "job" USING btree ("tenant_id","status","due_at");--> statement-breakpoint
CREATE INDEX "job_case" ON "job" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("tenant_id","status","due_at");--> statement-breakpoint
CREATE INDEX "outbox_case" ON "outbox" USING btree ("tenant_id","case_id");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("tenant_id","account_id");--> statement-breakpoint
CREATE INDEX "session_expires" ON "session" USING btree ("tenant_id","expires_at");--> statement-breakpoint
CREATE INDEX "substitute_person" ON "substitute" USING btree ("tenant_id","person_id");--> statement-breakpoint
CREATE INDEX "substitute_substitute" ON "substitute" USING btree ("tenant_id","substitute_id");--> statement-breakpoint
CREATE INDEX "unit_parent" ON "unit" USING btree ("tenant_id","parent_id");--> statement-breakpoint
CREATE INDEX "work_item_assignee" ON "work_item" USING btree ("tenant_id","assignee_id","status","opened_at");--> statement-breakpoint
CREATE INDEX "work_item_completed_by" ON "work_item" USING btree ("tenant_id","completed_by","completed_at");--> statement-breakpoint
CREATE INDEX "work_item_candidates" ON "work_item" USING gin ("candidate_ids");