CREATE TABLE "case_wait" (
	"tenant_id" uuid NOT NULL,
	"case_id" uuid NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"element_id" text NOT NULL,
	"node_id" text NOT NULL,
	"node_name" text NOT NULL,
	"name" text NOT NULL,
	"key" text,
	"attempt" integer,
	"params" json NOT NULL,
	"since" timestamp with time zone NOT NULL,
	CONSTRAINT "case_wait_tenant_id_case_id_id_pk" PRIMARY KEY("tenant_id","case_id","id")
);
--> statement-breakpoint
CREATE TABLE "message" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"key" text,
	"values" json NOT NULL,
	"unit_id" uuid NOT NULL,
	"from_case_id" uuid,
	"from_element_id" text,
	"person_id" uuid NOT NULL,
	"status" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"to_case_id" uuid,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "message_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "start_event" (
	"tenant_id" uuid NOT NULL,
	"business_type_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"node_id" text NOT NULL,
	"at" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"definition" json NOT NULL,
	CONSTRAINT "start_event_tenant_id_business_type_id_node_id_at_pk" PRIMARY KEY("tenant_id","business_type_id","node_id","at")
);
--> statement-breakpoint
ALTER TABLE "case" ADD COLUMN "parent_case_id" uuid;--> statement-breakpoint
ALTER TABLE "case" ADD COLUMN "parent_element_id" text;--> statement-breakpoint
ALTER TABLE "case" ADD COLUMN "parent_attempt" integer;--> statement-breakpoint
CREATE INDEX "case_wait_name" ON "case_wait" USING btree ("tenant_id","kind","name","since");--> statement-breakpoint
CREATE INDEX "message_name" ON "message" USING btree ("tenant_id","status","name","at","position");--> statement-breakpoint
CREATE INDEX "start_event_name" ON "start_event" USING btree ("tenant_id","kind","name");--> statement-breakpoint
ALTER TABLE "case_wait" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "case_wait" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant_isolation ON "case_wait" USING (tenant_id = nullif(current_setting('banshi.tenant', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "message" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant_isolation ON "message" USING (tenant_id = nullif(current_setting('banshi.tenant', true), '')::uuid);--> statement-breakpoint
ALTER TABLE "start_event" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "start_event" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY tenant_isolation ON "start_event" USING (tenant_id = nullif(current_setting('banshi.tenant', true), '')::uuid);
