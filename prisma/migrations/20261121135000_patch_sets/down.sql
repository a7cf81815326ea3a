DROP TABLE "patch_set_records";
DROP TABLE "patch_sets";
DROP TYPE "patch_set_origin";
DROP TYPE "patch_set_status";
